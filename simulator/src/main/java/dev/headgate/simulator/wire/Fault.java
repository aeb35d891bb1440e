package dev.headgate.simulator.wire;

/** Something that goes wrong on the way between a handler and a service. */
@FunctionalInterface
public interface Fault {

    /** What becomes of a call. */
    enum Effect {
        /** It goes through. */
        NONE,
        /** Refused before anything happened: the rate was exceeded, for the SDK's own retries too. */
        THROTTLE,
        /** It never arrived. */
        LOSE_REQUEST,
        /** It was carried out, and the caller never hears of it. */
        LOSE_REPLY,
        /** Its reply was lost, and the SDK made the call once more; where it may not, the caller never hears of it. */
        REPEAT
    }

    Effect on(Call call);
}
