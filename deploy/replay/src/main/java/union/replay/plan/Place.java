package union.replay.plan;

import org.jspecify.annotations.Nullable;

/**
 * One unit of the case's tree, or one entry of an employer or site register, which stands at its register's unit.
 *
 * @param key the unit's key in the case file, which several places share where the count is above 1
 * @param parent the node above; null for a root
 */
public record Place(String id, String key, String kind, String name, @Nullable Place parent) {
    public boolean within(Place top) {
        for (Place at = this; at != null; at = at.parent) if (at.id.equals(top.id)) return true;
        return false;
    }

    public Place top() {
        return parent == null ? this : parent.top();
    }

    public int depth() {
        return parent == null ? 0 : parent.depth() + 1;
    }

    @Override public boolean equals(@Nullable Object other) {
        return other instanceof Place place && place.id.equals(id);
    }

    @Override public int hashCode() {
        return id.hashCode();
    }

    @Override public String toString() {
        return id;
    }
}
