package dev.headgate.release;

/**
 * A person's word that this release is to go although production is broken: a red alarm, unhealthy tasks of blue and the
 * image's scan do not hold it back, nor what Headgate does not carry over yet, nor a closed window or a freeze. No event and no
 * pipeline can say so.
 *
 * @param reason for people: at gates, in messages and in the record
 */
public record Overruling(String reason) {

    /** What it means for whoever reads of it. */
    public String inWords() {
        return "red alarms, blue's health, the image's scan, closed windows and freezes, and what a copy of the task definition"
                + " loses: " + reason;
    }
}
