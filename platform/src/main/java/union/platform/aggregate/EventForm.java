package union.platform.aggregate;

import java.time.LocalDate;

/**
 * An event as others see it. Kinds are kebab-case and past tense; kinds and fields may be added, never renamed or
 * removed; no personal data.
 *
 * @param effectiveOn the civil day from which the fact holds, which may lie long before the day it was recorded
 * @param data the event's own data, written as JSON
 */
public record EventForm(String kind, LocalDate effectiveOn, Record data) {}
