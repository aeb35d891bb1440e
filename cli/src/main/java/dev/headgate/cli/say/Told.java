package dev.headgate.cli.say;

import dev.headgate.cli.installation.Installation;
import dev.headgate.cli.installation.Reach;
import dev.headgate.cli.say.Conversation.Heard;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.deployment.Outcome;
import dev.headgate.json.Json;
import java.util.Locale;
import java.util.Optional;

/** Tells people or programs what was answered, and what that means for the exit code. */
record Told(Reach reach, Ink ink, Installation installation) {

    static final int DONE = 0;
    static final int REFUSED = 3;

    /**
     * For programs.
     *
     * @param execution the ARN of the one that was started
     * @param answer {@code SAID}, {@code ENDED}, {@code REFUSED}, {@code UNDER_WAY} or {@code UNHEARD}
     * @param why a sentence for people
     * @param outcome of what has ended
     * @param serving of a deployment that has ended: what serves now
     */
    record Report(
            String verb,
            String execution,
            String answer,
            String why,
            Optional<String> outcome,
            Optional<String> serving) {}

    int tell(Asked asked, Heard heard) {
        if (reach.json()) {
            reach.say(Json.line(report(asked, heard)));
            return exitCode(asked, heard.answer());
        }
        switch (heard.answer()) {
            case Answer.Said(String why) -> reach.say(asked.subject() + ": " + why);
            case Answer.Ended ended -> end(asked, ended);
            case Answer.Refused(String why) -> reach.warn("refused: " + why);
            case Answer.UnderWay goesOn -> {
                reach.say(heard.name() + " is under way.");
                reach.say("Follow it: " + installation.command(asked.follow()));
            }
            case Answer.Unheard(String why) -> reach.warn(why);
        }
        return exitCode(asked, heard.answer());
    }

    /** Of an end that was waited for, and was not seen. */
    int tellThatItGoesOn(Asked asked, Heard heard) {
        if (reach.json()) {
            reach.say(Json.line(report(asked, heard)));
        } else {
            reach.warn(asked.subject() + ": " + heard.answer().why());
            reach.say("Follow it: " + installation.command(asked.follow()));
        }
        return REFUSED;
    }

    private void end(Asked asked, Answer.Ended ended) {
        String outcome = isWanted(asked, ended) ? ink.green(ended.outcome()) : ink.red(ended.outcome());
        reach.say(asked.subject() + ": " + outcome + ", " + ended.why());
        ended.serving().ifPresent(it -> reach.say("It serves now: " + it));
    }

    private static int exitCode(Asked asked, Answer answer) {
        return switch (answer) {
            case Answer.Said said -> DONE;
            case Answer.UnderWay goesOn -> DONE;
            case Answer.Ended ended -> isWanted(asked, ended) ? DONE : REFUSED;
            case Answer.Refused refused -> REFUSED;
            case Answer.Unheard unheard -> Reach.NO_ACCESS;
        };
    }

    /** Of a release, only that it is deployed; of a deployment that is to end, that nobody has to look after it. */
    private static boolean isWanted(Asked asked, Answer.Ended ended) {
        return switch (asked.machine()) {
            case RELEASE -> ended.outcome().equals(Outcome.DEPLOYED.name());
            case DEPLOYMENT -> asked.settles() || !ended.outcome().equals(Outcome.NEEDS_HUMAN.name());
        };
    }

    private static Report report(Asked asked, Heard heard) {
        Optional<Answer.Ended> ended = heard.answer() instanceof Answer.Ended it ? Optional.of(it) : Optional.empty();
        return new Report(
                asked.verb(),
                heard.execution(),
                word(heard.answer()),
                heard.answer().why(),
                ended.map(Answer.Ended::outcome),
                ended.flatMap(Answer.Ended::serving));
    }

    private static String word(Answer answer) {
        return answer.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
    }
}
