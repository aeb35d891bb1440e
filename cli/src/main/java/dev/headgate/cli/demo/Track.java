package dev.headgate.cli.demo;

import dev.headgate.cli.demo.Histories.Entered;
import dev.headgate.cli.demo.Histories.Step;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.RollbackRule.Confirmation;
import dev.headgate.json.Json;
import dev.headgate.traffic.RollbackStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way of one environment's deployment through its states, those of executions that took it over included. */
final class Track {

    private final Timeline<Step> coming = new Timeline<>();
    private final List<String> states = new ArrayList<>();
    private Optional<Instant> since = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private String why = "";
    private Optional<Decision> decision = Optional.empty();

    void add(Step step) {
        coming.add(step.at(), step);
    }

    void playTo(Instant at) {
        coming.until(at).forEach(this::play);
    }

    Stream<Instant> moments() {
        return coming.moments();
    }

    private void play(Step step) {
        if (step.entered().isEmpty()) {
            until = Optional.of(step.at());
            return;
        }
        Entered entered = step.entered().get();
        since = since.or(() -> Optional.of(step.at()));
        until = Optional.empty();
        states.add(entered.state());
        noteWhatItSays(entered.input());
    }

    List<String> states() {
        return List.copyOf(states);
    }

    /** The state it is in; empty before its deployment was opened. */
    Optional<String> state() {
        return states.isEmpty() ? Optional.empty() : Optional.of(states.getLast());
    }

    /** When its deployment was opened. */
    Optional<Instant> since() {
        return since;
    }

    /** When its last execution ended; empty while one runs. */
    Optional<Instant> until() {
        return until;
    }

    boolean isUnderWay() {
        return since.isPresent() && until.isEmpty();
    }

    /** What the last step said of what is going on. */
    String why() {
        return why;
    }

    /** What the last step decided that looked at what is live; empty where the last step decided nothing. */
    Optional<Decision> decision() {
        return decision;
    }

    /** A state's input is what the handler before it has said, if there was one. */
    private void noteWhatItSays(String input) {
        if (!(tree(input) instanceof Map<?, ?> members)) {
            return;
        }
        Optional<Decision> decided = said(members, "decision", Decision.class);
        decided.map(Decision::why)
                .or(() -> said(members, "confirmation", Confirmation.class).map(Confirmation::why))
                .or(() -> said(members, "step", RollbackStep.class).map(RollbackStep::why))
                .or(() -> why(members))
                .ifPresent(sentence -> {
                    why = sentence;
                    decision = decided;
                });
    }

    /** Somebody may start an execution with null, which is no text that could be read. */
    static Object tree(String input) {
        return input.isBlank() || input.strip().equals("null") ? "" : Json.tree(input);
    }

    private static <T> Optional<T> said(Map<?, ?> members, String name, Class<T> type) {
        // An approver's answer is a decision too, in one word.
        return members.get(name) instanceof Map<?, ?> value ? Optional.of(Json.convert(value, type)) : Optional.empty();
    }

    /** One sentence, or as many as are at fault. */
    private static Optional<String> why(Map<?, ?> members) {
        return switch (members.get("why")) {
            case String sentence -> Optional.of(sentence);
            case List<?> sentences
            when !sentences.isEmpty() ->
                Optional.of(sentences.stream().map(String::valueOf).collect(Collectors.joining("; ")));
            case null, default -> Optional.empty();
        };
    }
}
