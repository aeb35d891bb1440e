package dev.headgate.release;

import java.time.Instant;
import java.util.Optional;

/**
 * One image of one service on its way through the waves.
 *
 * @param id of the Step Functions execution that plans it, or of the deployment that was started alone
 * @param rollback true when it brings back an image that was deployed before
 * @param requestedBy a person, or the pipeline or push that started it
 * @param commit that the image was built from, where whoever asked said it; nothing checks it
 * @param author of that commit, where whoever asked said it; nothing checks it
 * @param codeAt when the pipeline's execution that built the image began, or the image was pushed; empty for what a person
 *     asked for
 * @param override what a person overrules to have it released
 * @param origin what it came from; empty in records of older releases of Headgate
 * @param now of a rollback: whether it is all at once, and nothing holds it up; empty means not
 */
public record Release(
        String id,
        String service,
        Image image,
        boolean rollback,
        String reason,
        String requestedBy,
        Instant requestedAt,
        String executionArn,
        Optional<String> commit,
        Optional<String> author,
        Optional<Instant> codeAt,
        Optional<Overruling> override,
        Optional<Origin> origin,
        Optional<Boolean> now) {

    /** Of what nobody says what it came from. */
    public Release(
            String id,
            String service,
            Image image,
            boolean rollback,
            String reason,
            String requestedBy,
            Instant requestedAt,
            String executionArn,
            Optional<String> commit,
            Optional<String> author,
            Optional<Instant> codeAt,
            Optional<Overruling> override) {
        this(
                id,
                service,
                image,
                rollback,
                reason,
                requestedBy,
                requestedAt,
                executionArn,
                commit,
                author,
                codeAt,
                override,
                Optional.empty(),
                Optional.empty());
    }

    /** Of what a person asked for, or of a time that nobody told. */
    public Release(
            String id,
            String service,
            Image image,
            boolean rollback,
            String reason,
            String requestedBy,
            Instant requestedAt,
            String executionArn,
            Optional<String> commit,
            Optional<String> author) {
        this(
                id,
                service,
                image,
                rollback,
                reason,
                requestedBy,
                requestedAt,
                executionArn,
                commit,
                author,
                Optional.empty(),
                Optional.empty());
    }

    /** Of a commit that nobody named. */
    public Release(
            String id,
            String service,
            Image image,
            boolean rollback,
            String reason,
            String requestedBy,
            Instant requestedAt,
            String executionArn) {
        this(
                id,
                service,
                image,
                rollback,
                reason,
                requestedBy,
                requestedAt,
                executionArn,
                Optional.empty(),
                Optional.empty());
    }

    /** The same request, for another image. */
    Release of(Image other) {
        return new Release(
                id,
                service,
                other,
                rollback,
                reason,
                requestedBy,
                requestedAt,
                executionArn,
                commit,
                author,
                codeAt,
                override,
                origin,
                now);
    }

    /**
     * As of when it is: its code's age counts, not when a slow build or a late event came to us; what a person asks for is as
     * new as the request.
     */
    public Instant asOf() {
        return codeAt.orElse(requestedAt);
    }

    /** Whether both are of one build, as when its pipeline's action is retried: neither is newer code than the other. */
    public boolean isBuiltAs(Release other) {
        return codeAt.isPresent()
                && codeAt.equals(other.codeAt)
                && image.digest().equals(other.image.digest());
    }

    /** Whether it came by itself, and nobody has asked for it; what an older release of Headgate began tells by the code's age. */
    public boolean isAutomatic() {
        return origin.map(Origin::isAutomatic).orElse(codeAt.isPresent());
    }

    /** Whether it is a rollback to the very image that it names, and not to whatever served before. */
    public boolean goesBackToItsImage() {
        return rollback && origin.filter(Origin.STAGE_ROLLBACK::equals).isPresent();
    }

    /** Whether production burns: a rollback that is all at once, and that no alarm, judge, gate or scan holds up. */
    public boolean isNow() {
        return rollback && now.orElse(false);
    }

    /** Whether it may start while production is broken: it brings back what worked, or a person says so. */
    public boolean overrules() {
        return rollback || override.isPresent();
    }
}
