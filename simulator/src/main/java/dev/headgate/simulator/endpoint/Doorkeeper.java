package dev.headgate.simulator.endpoint;

import java.util.Optional;
import java.util.Set;

/**
 * Keeps out what a web page may send here from a browser on this machine: a request that another site's page makes, and one
 * under a name that leads here only because somebody made it so (DNS rebinding).
 */
record Doorkeeper(int port) {

    /**
     * What a browser says of the approval page's own form, for the page lets it name no referrer. Whoever else sends one without
     * a name does not know a link.
     */
    private static final String UNNAMED = "null";

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Why a request does not get in; empty when it does. */
    Optional<RefusedException> objection(Incoming request, Addressee addressee) {
        String host = request.header("host").orElse("");
        if (NAMES.stream().noneMatch(name -> host.equals(name + ":" + port) || (port == 80 && host.equals(name)))) {
            return Optional.of(denied("This endpoint is 127.0.0.1:" + port + " or localhost:" + port
                    + ", and not what the header Host says"));
        }
        boolean foreign = request.header("origin")
                .filter(origin -> NAMES.stream().noneMatch(name -> origin.equals("http://" + name + ":" + port)))
                .filter(origin -> addressee != Addressee.PAGES || !origin.equals(UNNAMED))
                .isPresent();
        return foreign ? Optional.of(denied("Pages of other sites may not call this endpoint")) : Optional.empty();
    }

    private static RefusedException denied(String why) {
        return new RefusedException(403, "AccessDeniedException", why);
    }
}
