package dev.headgate.approval;

import dev.headgate.config.Gate;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.release.Release;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sentences that the e-mail and the page share. */
public final class Wording {

    // Digits only: month names load a megabyte of locale data, and read differently around the world.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Wording() {}

    public static String title(Question question) {
        String subject = question.service() + " in " + question.environment();
        return switch (question.gate()) {
            case DEPLOYMENT ->
                question.release().rollback()
                        ? "Roll back " + subject + "?"
                        : "Release " + question.service() + " to " + question.environment() + "?";
            case TRAFFIC -> "Move traffic of " + subject + " to green?";
            case FINISH -> "Keep green of " + subject + "?";
        };
    }

    /** How things stand while the question is open. */
    public static String standing(Gate.Before gate) {
        return switch (gate) {
            case DEPLOYMENT -> "Nothing has been started: the deployment waits for a decision.";
            case TRAFFIC -> "Green runs beside blue and gets no production traffic: it waits for a decision.";
            case FINISH ->
                "Green serves 100 % of production traffic now, and blue is kept beside it: the canary judge could not tell"
                        + " whether green is worse, and waits for a decision. It goes on watching meanwhile.";
        };
    }

    /** What happens where nobody decides; the same as a rejection, said in full: silence is the commonest answer. */
    static String onSilence(Question question) {
        return "It counts as a rejection: " + uncapitalized(onRejection(question.gate()));
    }

    /** What comes after this environment, once green has it. */
    public static String following(Question question) {
        List<String> following = background(question).following();
        return following.isEmpty()
                ? "No other environment follows."
                : "When it is deployed here, the release goes on to " + listed(following) + ".";
    }

    public static Background background(Question question) {
        return question.standing().background().orElse(Background.UNKNOWN);
    }

    /** With the approver's own time of day, where they have said their zone. */
    public static String time(Instant instant, ApprovalRequest request) {
        return Optional.ofNullable(background(request.question())
                        .timeZones()
                        .get(request.approver().name()))
                .map(zone -> time(instant) + " (" + local(instant, zone) + ")")
                .orElseGet(() -> time(instant));
    }

    private static String local(Instant instant, String zone) {
        ZonedDateTime there = instant.atZone(ZoneId.of(zone));
        boolean sameDay =
                there.toLocalDate().equals(instant.atZone(ZoneOffset.UTC).toLocalDate());
        String day = sameDay ? "" : there.toLocalDate() + " ";
        return day + CLOCK.format(there) + " in " + zone;
    }

    /** Who has to agree: empty where one approval is enough. */
    public static Optional<String> quorum(Question question) {
        return question.required() == 1
                ? Optional.empty()
                : Optional.of(question.required() + " of "
                        + question.approvers().size() + " approvers must approve; one rejection ends it.");
    }

    /** What separation of duties leaves an approver, if it concerns them. */
    public static Optional<String> barred(Approver approver) {
        return approver.barred()
                .map(why -> "You may reject this release, and not approve it: " + approver.name() + " " + why + ".");
    }

    public static String onApproval(Question question) {
        String shift = "Production traffic moves to green " + shift(question.strategy()) + ". " + bake(question.bake());
        return switch (question.gate()) {
            case DEPLOYMENT ->
                question.askedAgainBeforeTraffic()
                        ? "Green is started beside blue. Before production traffic moves, approvers are asked again."
                        : "Green is started beside blue. " + shift;
            case TRAFFIC -> shift;
            case FINISH -> "Green stays, and blue is taken away.";
        };
    }

    public static String onRejection(Gate.Before gate) {
        return switch (gate) {
            case DEPLOYMENT -> "Nothing is started, and blue serves as before.";
            case TRAFFIC -> "Green is taken away, and blue serves as before.";
            case FINISH -> "Production traffic goes back to blue, and green is taken away.";
        };
    }

    public static String shift(Strategy strategy) {
        return switch (strategy) {
            case Strategy.AllAtOnce() -> "all at once";
            case Strategy.Canary(int percent, Duration interval) ->
                percent + " % first and the rest " + DurationWords.inFull(interval) + " later";
            case Strategy.Linear(int percent, Duration interval) ->
                "by " + percent + " % every " + oneless(DurationWords.inFull(interval));
            case Strategy.Stepped(List<Strategy.Step> steps, Strategy.Pace pace) -> shift(steps, pace);
        };
    }

    private static String shift(List<Strategy.Step> steps, Strategy.Pace pace) {
        return switch (pace) {
            case CLOCK ->
                "in steps: "
                        + listed(steps.stream()
                                .map(it -> it.percent() + " % for " + DurationWords.inFull(it.hold()))
                                .toList())
                        + ", then the rest";
            case EVIDENCE ->
                "in steps, each left when the judge has seen enough: "
                        + listed(steps.stream().map(it -> it.percent() + " %").toList()) + ", then the rest";
        };
    }

    /** From the first traffic on green to the end of the bake. */
    public static String expectedDuration(Question question) {
        Duration shift = question.strategy().shiftDuration();
        Duration longest = question.strategy().longestShift();
        if (!longest.equals(shift)) {
            return "from " + DurationWords.inFull(shift.plus(question.bake())) + " to "
                    + DurationWords.inFull(longest.plus(question.bake()))
                    + ", as the judge sees enough, and longer where green is suspect; "
                    + DurationWords.inFull(question.bake()) + " of that are bake time";
        }
        return shift.plus(question.bake()).isZero()
                ? "at once, with no bake time"
                : "about " + DurationWords.inFull(shift.plus(question.bake())) + ": " + DurationWords.inFull(shift)
                        + " of traffic shift, " + DurationWords.inFull(question.bake()) + " of bake time";
    }

    public static String decision(GateDecision decision) {
        String what = switch (decision.decided()) {
            case APPROVED -> "approved";
            case REJECTED -> "rejected";
        };
        String gate = switch (decision.gate()) {
            case DEPLOYMENT -> "the deployment";
            case TRAFFIC -> "production traffic";
            case FINISH -> "keeping green";
        };
        return decision.by() + " " + what + " " + gate + " on " + time(decision.at());
    }

    /** "alice and bob", each once. */
    public static String names(List<GateDecision> decisions) {
        return listed(decisions.stream().map(GateDecision::by).toList());
    }

    static String listed(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** The differences besides the image that is released. */
    public static List<RevisionChange> besidesTheImage(Question question) {
        return RevisionChange.besides(
                question.release().image(), question.standing().changes());
    }

    static String commit(Release release) {
        return release.commit().orElse("not known");
    }

    static String author(Release release) {
        return release.author().orElse("not known");
    }

    static String image(Question question) {
        return question.release().image().tag().orElse("no tag, by digest alone");
    }

    private static String uncapitalized(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    public static String capitalized(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** The time of day alone. */
    public static String clock(Instant instant) {
        return CLOCK.format(instant.atZone(ZoneOffset.UTC));
    }

    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** "every minute" rather than "every 1 minute". */
    private static String oneless(String duration) {
        return duration.matches("1 [a-z]+") ? duration.substring(2) : duration;
    }

    private static String bake(Duration bake) {
        return bake.isZero()
                ? "Blue ends as soon as it has."
                : "For " + DurationWords.inFull(bake) + " after that, blue is kept ready to take over again.";
    }

    /** Why a question is put once more, and that what was answered before does not count. */
    public static String again(Question.Again again) {
        return "You are asked again, and answers from before do not count: since you were asked, something has changed: "
                + again.why() + ".";
    }
}
