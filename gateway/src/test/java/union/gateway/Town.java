package union.gateway;

/** One gateway before a member-service and a reporting-service, shared by the tests that leave it as it was. */
final class Town {
    static final Issuer ISSUER = new Issuer("key-1");
    static final ForeignService MEMBER = new ForeignService().on("/member/oauth2/jwks", ISSUER.jwks());
    static final ForeignService REPORT = new ForeignService();
    static final Door DOOR = Door.open("--union.gateway.routes.member=" + MEMBER.url(),
            "--union.gateway.routes.report=" + REPORT.url());

    private Town() {}

    static String bearer() {
        return "Bearer " + ISSUER.token();
    }
}
