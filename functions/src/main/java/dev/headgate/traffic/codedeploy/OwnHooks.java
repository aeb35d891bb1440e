package dev.headgate.traffic.codedeploy;

import java.util.List;

/** The hooks that a team has in the AppSpec of its deployment group: each deployment of Headgate's carries them over. */
sealed interface OwnHooks {

    /** Where there are none. */
    static OwnHooks none() {
        return new Known(List.of());
    }

    /**
     * A function that CodeDeploy calls once, and waits for.
     *
     * @param event of the lifecycle, such as {@code AfterAllowTestTraffic}
     * @param function its name or ARN
     */
    record Hook(String event, String function) {}

    /** All that there are, in their order. */
    record Known(List<Hook> hooks) implements OwnHooks {
        public Known {
            hooks = List.copyOf(hooks);
        }
    }

    /** There may be some. */
    record Unreadable(String why) implements OwnHooks {}

    /** Those that a deployment can carry. */
    default List<Hook> carried() {
        return switch (this) {
            case Known known -> known.hooks();
            case Unreadable unreadable -> List.of();
        };
    }
}
