package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.config.Hosting;
import dev.headgate.config.network.ForwardingRule;
import dev.headgate.config.network.RuleConditions;
import dev.headgate.config.network.SharedLoadBalancer;
import dev.headgate.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One load balancer for several services, as it is read, and what of it is refused. */
class SharedLoadBalancerTest {

    private static final String CERTIFICATE =
            "arn:aws:acm:%s:111122223333:certificate/0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11";
    private static final String WEB = ":5 services.web.environments.prod";
    private static final String API = ":6 services.api.environments.prod";

    @Test
    void readsTheLoadBalancerAndTheRulesOnIt() {
        Configuration configuration = EditorSchema.read(
                file(
                        "{internal: true, certificate: \"" + CERTIFICATE.formatted("us-east-1") + "\"}",
                        "{hosts: [web.example.com, \"*.example.org\"], priority: 50000}",
                        "{paths: [\"/api/*\"], priority: 1}"),
                "111122223333");

        assertThat(configuration.loadBalancer("prod"))
                .hasValue(new SharedLoadBalancer(Optional.of(CERTIFICATE.formatted("us-east-1")), true));
        assertThat(rule(configuration, "web"))
                .hasValue(new ForwardingRule(
                        new RuleConditions(List.of("web.example.com", "*.example.org"), List.of()), 50000));
        assertThat(rule(configuration, "api"))
                .hasValue(new ForwardingRule(new RuleConditions(List.of(), List.of("/api/*")), 1));
    }

    /** What a function is told stays as it is. */
    @Test
    void tellsNoFunctionOfIt() {
        assertThat(Json.write(EditorSchema.read(
                        file("{}", "{hosts: [web.example.com], priority: 10}", "{paths: [\"/api/*\"], priority: 20}"),
                        "111122223333")))
                .doesNotContain("loadBalancer", "\"rule\"", "example.com", "/api/");
    }

    @Test
    void aServiceWithoutARuleHasALoadBalancerOfItsOwn() {
        Configuration configuration = EditorSchema.read(file("{}", "{paths: [\"/*\"], priority: 1}", ""), "1");

        assertThat(rule(configuration, "api")).isEmpty();
        assertThat(EditorSchema.read(file("", "", ""), "1").loadBalancer("prod"))
                .isEmpty();
    }

    @Test
    void refusesTheSamePriorityAndTheSameConditionsOfTwoServices() {
        assertThat(faultsOf(file(
                        "{}",
                        "{hosts: [a.example.com, b.example.com], priority: 10}",
                        "{hosts: [b.example.com, a.example.com], priority: 10}")))
                .containsExactly(
                        API + ": web and api have the same priority 10 in prod. Give each its own: the lowest that fits"
                                + " a request takes it",
                        API + ": web and api have the same hosts and paths in prod, so that one would never be"
                                + " reached. Give one of them another host or path");
    }

    @Test
    void takesTheSameRuleInAnotherEnvironment() {
        assertThat(EditorSchema.read("""
                                headgate: 1
                                environments: {dev: {wave: 1, loadBalancer: {}}, prod: {wave: 2, loadBalancer: {}}}
                                services:
                                  web:
                                    port: 8080
                                    environments:
                                      dev: {rule: {hosts: [web.example.com], priority: 10}}
                                      prod: {rule: {hosts: [web.example.com], priority: 10}}
                                """, "1").services()).hasSize(1);
    }

    @Test
    void refusesMoreConditionsAndWildcardsThanARuleTakes() {
        assertThat(faultsOf(file(
                        "{}",
                        "{hosts: [a.example.com, b.example.com, c.example.com], paths: [/a, /b, /c], priority: 1}",
                        "{paths: [\"/*/*/*/*/*/?\"], priority: 2}")))
                .containsExactly(
                        WEB + ".rule: a rule takes 5 hosts and paths together, and this one has 6. Let one with a"
                                + " wildcard stand for several, for example: hosts: [\"*.example.com\"]",
                        API + ".rule: a rule takes 5 wildcards, and this one has 6. Write out what they stand for, or"
                                + " leave some of the hosts and paths out");
    }

    @Test
    void refusesARuleThatAsksForNothing() {
        assertThat(faultsOf(file("{}", "{priority: 10}", "{hosts: []}")))
                .containsExactly(
                        WEB + ".rule: a rule needs hosts or paths. Write for example: rule: {hosts:"
                                + " [web.example.com], priority: 10}",
                        API + ".rule: a rule needs hosts or paths. Write for example: rule: {hosts:"
                                + " [web.example.com], priority: 10}",
                        API + ".rule: priority is missing. Write for example: priority: 10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{hosts: [example], priority: 10}",
                "{hosts: [Web.example.com], priority: 10}",
                "{hosts: [web.example.c0m], priority: 10}",
                "{hosts: [\"web.example.com:8080\"], priority: 10}",
                "{paths: [api], priority: 10}",
                "{paths: [\"/a b\"], priority: 10}",
                "{paths: [/a], priority: 0}",
                "{paths: [/a], priority: 50001}"
            })
    void refusesWhatElasticLoadBalancingDoesNotTake(String rule) {
        assertThat(faultsOf(file("{}", rule, "")))
                .singleElement()
                .asString()
                .startsWith(WEB + ".rule: ")
                .contains(" must be ", " Write for example: ");
    }

    @Test
    void refusesHostsAndPathsThatAreTooLong() {
        String host = "a".repeat(120) + ".example.com";
        String path = "/" + "a".repeat(128);

        assertThat(faultsOf(file("{}", "{hosts: [" + host + "], paths: [" + path + "], priority: 10}", "")))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it).contains("at most 128"));
    }

    @Test
    void refusesARuleWhereThereIsNothingToShare() {
        assertThat(faultsOf(file("", "{paths: [/a], priority: 10}", "")))
                .containsExactly(WEB + ": prod has no load balancer for the services that have a rule. Write at the"
                        + " environment, for example: prod: {loadBalancer: {}}, or remove the rule: the service gets"
                        + " one of its own");
    }

    @Test
    void refusesALoadBalancerThatNobodyShares() {
        assertThat(faultsOf(file("{}", "", "")))
                .containsExactly(":3 environments.prod: no service has a rule on the load balancer of prod. Write at a"
                        + " service, for example: environments: {prod: {rule: {hosts: [web.example.com], priority:"
                        + " 10}}}, or remove loadBalancer");
    }

    @Test
    void refusesAtTheServiceWhatIsTheEnvironmentsThen() {
        assertThat(faultsOf(file("{}", "{paths: [/a], priority: 10}, hosting: {internal: true, certificate: x}", "")))
                .containsExactly(
                        WEB + ".hosting: certificate is of a load balancer of the service's own, and with a rule it"
                                + " shares that of prod. Write it at the environment, for example: prod:"
                                + " {loadBalancer: {certificate: …}}, or remove the rule",
                        WEB + ".hosting: internal is of a load balancer of the service's own, and with a rule it"
                                + " shares that of prod. Write it at the environment, for example: prod:"
                                + " {loadBalancer: {internal: …}}, or remove the rule");
    }

    @Test
    void refusesARuleOfAServiceThatExists() {
        assertThat(faultsOf(file(
                        "{}",
                        "{paths: [/a], priority: 10}",
                        "{paths: [/b], priority: 20}, existing: {cluster: shop, service: api, codeDeploy: {application:"
                                + " api, deploymentGroup: api}}")))
                .containsExactly(API + ": rule is of a service that Headgate makes, and this one exists. Remove rule,"
                        + " or existing");
    }

    @Test
    void refusesACertificateOfAnotherRegionAndALoadBalancerThatNobodyCouldReach() {
        assertThat(faultsOf(file(
                        "{certificate: \"" + CERTIFICATE.formatted("eu-west-1")
                                + "\"}, network: {vpc: vpc-12345678, privateSubnets: [subnet-12345678,"
                                + " subnet-12345679]}",
                        "{paths: [/a], priority: 10}",
                        "{paths: [/b], priority: 20}")))
                .satisfiesExactly(
                        it -> assertThat(it)
                                .startsWith(":3 environments.prod.loadBalancer: a load balancer in us-east-1 takes no"
                                        + " certificate of another region"),
                        it -> assertThat(it)
                                .isEqualTo(":3 environments.prod.loadBalancer: the network of prod has no publicSubnets"
                                        + " for a load balancer that everybody reaches. Name them there, or write for"
                                        + " example: loadBalancer: {internal: true}"));
    }

    @Test
    void takesFiftyServicesAndNotOneMore() {
        assertThat(EditorSchema.read(services(50), "1").services()).hasSize(50);
        assertThat(faultsOf(services(51)))
                .singleElement()
                .asString()
                .contains("s-51 is one service too many on the load balancer of prod, which takes 50");
    }

    @Test
    void anAddressThatABrowserOpensMeetsTheRule() {
        assertThat(url(List.of("*.example.com", "web.example.com"), List.of("/api/*", "/x")))
                .hasValue("https://web.example.com:8080/api/");
        assertThat(url(List.of(), List.of("/v?/*")))
                .as("/v would come to another rule")
                .isEmpty();
        assertThat(url(List.of(), List.of("/*/admin", "/x"))).hasValue("https://lb.amazonaws.com:8080/x");
        assertThat(url(List.of(), List.of("/*"))).hasValue("https://lb.amazonaws.com:8080");
        assertThat(url(List.of("*.example.com"), List.of())).isEmpty();
        assertThat(new RuleConditions(List.of(), List.of("/x"), true).url("https", "lb.amazonaws.com", 8080))
                .as("a header is asked for, too")
                .isEmpty();
    }

    private static Optional<String> url(List<String> hosts, List<String> paths) {
        return new RuleConditions(hosts, paths).url("https", "lb.amazonaws.com", 8080);
    }

    private static Optional<ForwardingRule> rule(Configuration configuration, String service) {
        return configuration.service(service).map(it -> it.hosting().in("prod")).flatMap(Hosting.In::rule);
    }

    /** Each empty where the file says nothing of it. */
    private static String file(String loadBalancer, String web, String api) {
        return """
                headgate: 1
                environments:
                  prod: {wave: 1%s}
                services:
                  web: {port: 8080, environments: {prod: {%s}}}
                  api: {port: 8080, environments: {prod: {%s}}}
                """.formatted(
                        loadBalancer.isEmpty() ? "" : ", loadBalancer: " + loadBalancer,
                        web.isEmpty() ? "" : "rule: " + web,
                        api.isEmpty() ? "" : "rule: " + api);
    }

    private static String services(int count) {
        return "headgate: 1\nenvironments: {prod: {wave: 1, loadBalancer: {}}}\nservices:\n"
                + IntStream.rangeClosed(1, count)
                        .mapToObj(i ->
                                "  s-%d: {port: 8080, environments: {prod: {rule: {paths: [/%d], priority: %d}}}}\n"
                                        .formatted(i, i, i))
                        .collect(Collectors.joining());
    }
}
