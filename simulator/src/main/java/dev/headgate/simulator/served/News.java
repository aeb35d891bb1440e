package dev.headgate.simulator.served;

import java.util.Set;

/**
 * That something has happened, as an event of AWS or the sound of a mail tells it: where to look, and not what is to be seen.
 *
 * @param environments in which traffic or tasks of the service have changed
 * @param executions whether one has begun or ended
 * @param mails whether one has come
 */
public record News(Set<String> environments, boolean executions, boolean mails) {

    public static final News NONE = new News(Set.of(), false, false);

    public News {
        environments = Set.copyOf(environments);
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
