package dev.headgate.status;

import java.util.List;

/** Which deployments there were lately, whatever became of them. */
@FunctionalInterface
public interface RecentDeployments {

    /** Ids without repetition, the one that started last first. */
    List<String> ids(int most);
}
