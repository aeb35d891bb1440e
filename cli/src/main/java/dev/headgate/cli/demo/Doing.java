package dev.headgate.cli.demo;

import dev.headgate.cli.picture.Phase;
import dev.headgate.cli.picture.Snapshot.Link;
import dev.headgate.config.Environment;
import dev.headgate.deployment.Activity;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Decision;
import dev.headgate.text.DurationWords;
import java.util.stream.Collectors;

/** What goes on in an environment, in the words of the step that said it. */
record Doing(Sight sight) {

    String in(Environment environment, Phase phase) {
        Track track = sight.track(environment);
        return switch (phase) {
            case NOT_REACHED, QUIET -> "";
            case GETTING_READY ->
                track.state().filter(it -> it.startsWith("WaitFor")).isPresent() ? track.why() : "";
            case ASKING ->
                sight.question(environment)
                        .map(question ->
                                question.links().stream().map(Link::approver).collect(Collectors.joining(" or "))
                                        + " decides")
                        .orElse("");
            case BAKING -> baking(environment, track);
            case ROLLING_BACK ->
                sight.cause(environment)
                        .map(Cause::reason)
                        .map(cause -> cause.equals(track.why()) ? cause : track.why() + " (" + cause + ")")
                        .orElse(track.why());
            case COMING_UP, MOVING, RETIRING_BLUE, CLOSING -> "";
        };
    }

    /** Before the first look at the bake, the last reason is still one of the shift. */
    private static String baking(Environment environment, Track track) {
        return track.decision().filter(Doing::isOfTheBake).isPresent()
                ? track.why()
                : "baking for " + DurationWords.rounded(environment.rules().bake());
    }

    private static boolean isOfTheBake(Decision decision) {
        return switch (decision) {
            case Decision.KeepWatching watching ->
                watching.activity().filter(Doing::isOfTheBake).isPresent();
            case Decision.AskToFinish ask -> true;
            case Decision.RetireBlue retire -> true;
            case Decision.Finish finish -> true;
            case Decision.RollBack rollBack -> true;
            case Decision.CallHuman call -> true;
            case Decision.AskForTraffic ask -> false;
            case Decision.Proceed proceed -> false;
        };
    }

    private static boolean isOfTheBake(Activity activity) {
        return switch (activity) {
            case BAKES, JUDGE_WATCHES_ON, PAUSED, DOUBT, BLIND -> true;
            case GREEN_COMES_UP, TRAFFIC_MOVES, BLUE_GOES, WINDOW_CLOSED -> false;
        };
    }
}
