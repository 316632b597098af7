package union.gateway;

/** Where a request wants to go, decided once from its path before anything else looks at it. */
sealed interface Destination {
    /**
     * Something of a service behind the gateway.
     *
     * @param open the service itself decides who may come (sign-in, token and activation endpoints)
     */
    record Service(Part part, boolean open) implements Destination {}

    /** One of the gateway's own public pages: health of the whole, the merged OpenAPI and its reader. */
    record Own() implements Destination {}

    /** No such path, or one that nobody spells this way unless to slip past a rule. */
    record Nowhere() implements Destination {}
}
