package dev.headgate.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything headgate.yaml says, with every default filled in.
 *
 * @param environmentSuffix ends every physical name, so that several installations share an account; may be empty
 * @param account the tooling account
 * @param region of the tooling account
 * @param approvers e-mail address by approver's name, in the order of the file; no two share an address
 * @param signIn how approvers prove who they are before the page shows anything; empty: the link alone does
 * @param subscribers who is mailed alerts and updates
 */
public record Configuration(
        String environmentSuffix,
        String account,
        String region,
        Map<String, String> approvers,
        List<Service> services,
        Optional<SignIn> signIn,
        Subscribers subscribers) {
    public Configuration {
        // Map.copyOf iterates in another order in each JVM: equal files would synthesize to unequal templates.
        approvers = Collections.unmodifiableMap(new LinkedHashMap<>(approvers));
        services = List.copyOf(services);
    }

    /** Without sign-in and subscribers. */
    public Configuration(
            String environmentSuffix,
            String account,
            String region,
            Map<String, String> approvers,
            List<Service> services) {
        this(environmentSuffix, account, region, approvers, services, Optional.empty(), Subscribers.NOBODY);
    }

    public Names names() {
        return new Names(environmentSuffix);
    }

    public Optional<Service> service(String wanted) {
        return services.stream().filter(it -> it.name().equals(wanted)).findFirst();
    }
}
