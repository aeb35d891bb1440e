package dev.headgate.deployment.window;

import java.util.List;
import java.util.Optional;

/** The last freeze of each environment, and of each service there; one that is over or lifted may be forgotten. */
public interface FreezeStore {

    /** All that are kept, lifted ones among them, in no particular order. */
    List<Freeze> all();

    /** The one of just this environment and service, or of the environment as a whole. */
    Optional<Freeze> find(String environment, Optional<String> service);

    /**
     * Keeps it in place of the one there was.
     *
     * @param before as it was found; empty where there was none
     * @return false when another word came between, and stands
     */
    boolean keep(Freeze freeze, Optional<Freeze> before);
}
