package union.member.unit;

import java.util.Locale;

/** Stored codes read back. An unknown one means that the store was written by something newer: a bug, not a refusal. */
final class Codes {
    private Codes() {}

    static UnitKind kind(String code) {
        return UnitKind.ofCode(code).orElseThrow(() -> unknown("kind of unit", code));
    }

    static LegalStatus legal(String code) {
        return LegalStatus.ofCode(code).orElseThrow(() -> unknown("legal status", code));
    }

    static SizeClass size(String code) {
        return SizeClass.ofCode(code).orElseThrow(() -> unknown("size class", code));
    }

    static Standing standing(String code) {
        return Standing.valueOf(code.toUpperCase(Locale.ROOT));
    }

    static Entry.Change change(String code) {
        return Entry.Change.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static IllegalStateException unknown(String what, String code) {
        return new IllegalStateException("unknown " + what + ": " + code);
    }
}
