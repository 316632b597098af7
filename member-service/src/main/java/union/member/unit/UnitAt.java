package union.member.unit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import union.platform.unit.UnitId;

/** A unit as it was on one day: the trait of each sort that was set last. */
public record UnitAt(Map<Class<? extends Trait>, Trait> traits) {
    public UnitAt {
        traits = Map.copyOf(traits);
    }

    static UnitAt of(List<Entry> inOrder) {
        var traits = new LinkedHashMap<Class<? extends Trait>, Trait>();
        for (var entry : inOrder)
            for (var trait : entry.set()) traits.put(trait.getClass(), trait);
        return new UnitAt(traits);
    }

    public <T extends Trait> Optional<T> trait(Class<T> type) {
        return Optional.ofNullable(traits.get(type)).map(type::cast);
    }

    public boolean is(Standing standing) {
        return standing().filter(standing::equals).isPresent();
    }

    public Optional<Standing> standing() {
        return trait(Trait.Status.class).map(Trait.Status::standing);
    }

    public Optional<UnitKind> kind() {
        return trait(Trait.Kind.class).map(Trait.Kind::kind);
    }

    public Optional<String> name() {
        return trait(Trait.Name.class).map(Trait.Name::name);
    }

    public Optional<UnitId> parent() {
        return trait(Trait.Parent.class).map(Trait.Parent::parent);
    }

    public LegalStatus legalStatus() {
        return trait(Trait.Legal.class).map(Trait.Legal::status).orElse(LegalStatus.NONE);
    }

    public Optional<SizeClass> sizeClass() {
        return trait(Trait.Size.class).map(Trait.Size::size);
    }
}
