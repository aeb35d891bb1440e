package dev.headgate.approval;

import dev.headgate.deployment.RevisionChange;
import java.util.List;
import java.util.Optional;

/**
 * How things stood when approvers were asked.
 *
 * @param serving the image that serves now, where that is known
 * @param changes all that would differ from what serves now
 * @param evidence what has been seen of green and of the risk so far
 * @param judged what the canary judge has seen, where it could not tell
 * @param background what lies around this deployment; empty in questions of earlier versions
 */
public record Standing(
        Optional<String> serving,
        List<RevisionChange> changes,
        List<Fact> evidence,
        Optional<JudgeEvidence> judged,
        Optional<Background> background) {

    /** Nothing was looked at. */
    public static final Standing UNKNOWN = new Standing(Optional.empty(), List.of(), List.of(), Optional.empty());

    /** Without what lies around it. */
    public Standing(
            Optional<String> serving,
            List<RevisionChange> changes,
            List<Fact> evidence,
            Optional<JudgeEvidence> judged) {
        this(serving, changes, evidence, judged, Optional.empty());
    }

    public Standing before(Background lying) {
        return new Standing(serving, changes, evidence, judged, Optional.of(lying));
    }

    /** One thing that was seen: its name and a sentence for people. */
    public record Fact(String name, String text) {}

    public Standing {
        changes = List.copyOf(changes);
        evidence = List.copyOf(evidence);
    }
}
