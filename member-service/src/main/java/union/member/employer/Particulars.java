package union.member.employer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import union.member.request.Fields;
import union.member.unit.SizeClass;

/** The particulars that a request states; what is absent is not set. */
record Particulars(
        @Nullable String sizeClass, @Nullable Boolean exempt, @Nullable Boolean insuredInFull,
        @Nullable Boolean hasFund, @Nullable String site) {
    List<Aspect> read(Fields fields) {
        var aspects = new ArrayList<Aspect>();
        fields.maybeCode("sizeClass", sizeClass, SizeClass::ofCode).map(Aspect.Size::new).ifPresent(aspects::add);
        fields.maybeCode("site", site, Fields::siteCode).map(Aspect.Site::new).ifPresent(aspects::add);
        Optional.ofNullable(exempt).map(Aspect.Exempt::new).ifPresent(aspects::add);
        Optional.ofNullable(insuredInFull).map(Aspect.InsuredInFull::new).ifPresent(aspects::add);
        Optional.ofNullable(hasFund).map(Aspect.HasFund::new).ifPresent(aspects::add);
        return aspects;
    }
}
