package dev.headgate.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything headgate.yaml says, with every default filled in.
 *
 * @param environmentSuffix ends every physical name, so that several installations share an account; may be empty
 * @param account the tooling account
 * @param region of the tooling account
 * @param approvers e-mail address by approver's name
 */
public record Configuration(
        String environmentSuffix,
        String account,
        String region,
        Map<String, String> approvers,
        List<Service> services) {
    public Configuration {
        approvers = Map.copyOf(approvers);
        services = List.copyOf(services);
    }

    public Names names() {
        return new Names(environmentSuffix);
    }

    public Optional<Service> service(String wanted) {
        return services.stream().filter(it -> it.name().equals(wanted)).findFirst();
    }
}
