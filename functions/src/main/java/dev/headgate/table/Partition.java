package dev.headgate.table;

/**
 * The kinds of items in the one table, by the partition in which they lie.
 *
 * <p>What a function may read and write is told by these: see {@link #pattern()}. The words stand in tables that are in use,
 * so none is ever changed.
 */
public enum Partition {
    /** A deployment's record. */
    DEPLOYMENT("DEPLOYMENT#"),
    /** Who holds each service's environment; one partition, so that one query lists all. */
    LOCKS("LOCK"),
    /** The newest that waits for each. */
    WAITING("WAITING"),
    /** What was deployed where, in the order of its end. */
    DEPLOYED("DEPLOYED#"),
    /** How the last deployment of each image ended where, of those that say something of it. */
    PROVEN("PROVEN#"),
    /** Deployments of whose end people have not been told; one partition. */
    UNANNOUNCED("UNANNOUNCED"),
    /** What a deployment is to be, as its release has planned it. */
    PLAN("PLAN#"),
    /** Messages that could not be sent; one partition. */
    OWED("OWED"),
    /** Which release has acted on a trigger. */
    TRIGGER("TRIGGER#"),
    /** The trigger of a release, and which deployments it has planned. */
    RELEASE("RELEASE#"),
    /** When an execution of a pipeline began. */
    BEGAN("BEGAN#"),
    /** What a pipeline has asked for last. */
    BUILT("BUILT#"),
    /** A question, and what was decided. */
    APPROVAL("approval#"),
    /** What a link that was mailed leads to. */
    LINK("link#"),
    /** Mails that an approver was sent in one hour. */
    MAIL("mail#"),
    /** What a traffic backend has told of a service, and who waits for it. */
    NEWS("NEWS#"),
    /** Who started, redrove or stopped an execution. */
    ASKER("ASKER#"),
    /** What is frozen until when; one partition. */
    FREEZE("FREEZE"),
    /** Alerts that an environment has sent in one minute. */
    ALERT("alert#"),
    /** The minutes that the judge has read of one deployment. */
    MINUTES("MINUTES#"),
    /** When the next deployment may start in an account and region, and how many have started there of late. */
    STARTS("STARTS#");

    private static final String MANY = "#";

    private final String word;

    Partition(String word) {
        this.word = word;
    }

    /** Where all items of this kind lie. */
    String whole() {
        if (word.endsWith(MANY)) {
            throw new IllegalStateException(this + " has a partition for each name");
        }
        return word;
    }

    /** Where those of this name lie. */
    String of(String name) {
        if (!word.endsWith(MANY)) {
            throw new IllegalStateException(this + " is one partition");
        }
        return word + name;
    }

    /** What the partition key of each of its items is like, as {@code dynamodb:LeadingKeys} takes it. */
    public String pattern() {
        return word.endsWith(MANY) ? word + "*" : word;
    }
}
