package dev.headgate.config;

import dev.headgate.config.network.Network;
import dev.headgate.config.network.SharedLoadBalancer;
import dev.headgate.json.Unwritten;
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
 * @param permissionsBoundary name of a managed policy that is in every account and limits every role that is made
 * @param timeZones of approvers who have said theirs
 * @param domain where the approval page is; empty where its API's own address will do
 * @param networks by environment's name, where the file says anything of it; no function is told
 * @param loadBalancers by the name of each environment whose services share one; no function is told
 * @param packaging what the functions start from, where that is no snapshot; no function is told
 */
public record Configuration(
        String environmentSuffix,
        String account,
        String region,
        Map<String, String> approvers,
        List<Service> services,
        Optional<SignIn> signIn,
        Subscribers subscribers,
        Optional<String> permissionsBoundary,
        Optional<List<TimeZone>> timeZones,
        Optional<Domain> domain,
        @Unwritten Optional<Map<String, Network>> networks,
        @Unwritten Optional<Map<String, SharedLoadBalancer>> loadBalancers,
        @Unwritten Optional<Packaging> packaging) {

    /**
     * Whose local time is said beside UTC.
     *
     * @param zone as in the time zone database: {@code Europe/Vienna}
     */
    public record TimeZone(String approver, String zone) {}

    public Configuration {
        // Map.copyOf iterates in another order in each JVM: equal files would synthesize to unequal templates.
        approvers = Collections.unmodifiableMap(new LinkedHashMap<>(approvers));
        services = List.copyOf(services);
    }

    /** With what a file says of the rest that says nothing of it. */
    public Configuration(
            String environmentSuffix,
            String account,
            String region,
            Map<String, String> approvers,
            List<Service> services) {
        this(
                environmentSuffix,
                account,
                region,
                approvers,
                services,
                Optional.empty(),
                Subscribers.NOBODY,
                Optional.empty());
    }

    /** Where nobody has said what time it is where they are, and the approval page has no domain. */
    public Configuration(
            String environmentSuffix,
            String account,
            String region,
            Map<String, String> approvers,
            List<Service> services,
            Optional<SignIn> signIn,
            Subscribers subscribers,
            Optional<String> permissionsBoundary) {
        this(
                environmentSuffix,
                account,
                region,
                approvers,
                services,
                signIn,
                subscribers,
                permissionsBoundary,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Network network(String environment) {
        return networks.flatMap(all -> Optional.ofNullable(all.get(environment)))
                .orElse(Network.Made.DEFAULT);
    }

    /** The load balancer that services of an environment share. */
    public Optional<SharedLoadBalancer> loadBalancer(String environment) {
        return loadBalancers.flatMap(all -> Optional.ofNullable(all.get(environment)));
    }

    public Names names() {
        return new Names(environmentSuffix);
    }

    /** The same of other services. */
    public Configuration withServices(List<Service> others) {
        return new Configuration(
                environmentSuffix,
                account,
                region,
                approvers,
                others,
                signIn,
                subscribers,
                permissionsBoundary,
                timeZones,
                domain,
                networks,
                loadBalancers,
                packaging);
    }

    public Optional<Service> service(String wanted) {
        return services.stream().filter(it -> it.name().equals(wanted)).findFirst();
    }
}
