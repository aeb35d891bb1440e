package dev.headgate.function;

import java.util.Map;

/**
 * What a schedule sends to every function once a day, and what each answers at once, without a call to AWS. Lambda lets the
 * snapshot of a version go that nobody has called for two weeks, and refuses the next calls for minutes.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-troubleshooting.html">SnapStartNotReadyException</a>
 */
public final class StayActive {

    private static final String ROUTE = "stay active";

    /** An HTTP API fills in the route itself: nobody on the internet can send this to the approval page. */
    public static final Map<String, Object> EVENT = Map.of("routeKey", ROUTE);

    private StayActive() {}

    static boolean is(Object payload) {
        return EVENT.equals(payload);
    }

    /** By the route alone, as that of a request. */
    static boolean isRoute(Map<String, Object> event) {
        return ROUTE.equals(event.get("routeKey"));
    }
}
