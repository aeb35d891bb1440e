package dev.headgate.infra.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling;
import dev.headgate.json.Json;
import dev.headgate.policy.Answer;
import dev.headgate.policy.PolicyDocument;
import dev.headgate.policy.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people are given to attach, from both sides: all that they need is allowed, and each part of each policy is needed by
 * something.
 */
@NeedsNode
class PeopleTest {

    private static final String PERSON = "arn:aws:iam::111111111111:role/on-call";
    private static final String PLACE = ":us-east-1:111111111111:";
    private static final String TABLE = "arn:aws:dynamodb" + PLACE + "table/headgate-deployments-longsuffix";
    private static final String PARAMETERS = "arn:aws:ssm" + PLACE + "parameter/headgate-longsuffix/configuration";

    private static final List<Access> LOOKS = Stream.of(
                    Stream.of("DEPLOYMENT#web-prod-1", "PLAN#web-prod-1", "approval#web-prod-1#TRAFFIC")
                            .map(key -> record("GetItem", key)),
                    Stream.of("LOCK", "DEPLOYED#web/prod", "FREEZE", "ASKER#" + execution("release"))
                            .map(key -> record("Query", key)),
                    Stream.of("release", "deployment")
                            .flatMap(machine -> Stream.of(
                                    access("states:DescribeExecution", execution(machine)),
                                    access("states:GetExecutionHistory", execution(machine)),
                                    access("states:DescribeStateMachine", machine(machine)),
                                    access("states:ListExecutions", machine(machine)))),
                    Stream.of(
                            access("ssm:GetParameter", PARAMETERS + "/services/web"),
                            access("ssm:GetParametersByPath", PARAMETERS),
                            access("ssm:GetCalendarState", "arn:aws:ssm" + PLACE + "document/holidays")))
            .flatMap(it -> it)
            .toList();

    private static final Access START_RELEASE = access("states:StartExecution", machine("release"));
    private static final Access START_DEPLOYMENT = access("states:StartExecution", machine("deployment"));
    private static final List<Access> STOPS = List.of(
            access("states:StopExecution", execution("release")),
            access("states:StopExecution", execution("deployment")));

    private static final Map<String, List<Access>> NEEDS = Map.of(
            "may-look", LOOKS,
            "may-release", with(LOOKS, List.of(START_RELEASE, START_DEPLOYMENT)),
            "may-stop", with(LOOKS, with(STOPS, List.of(START_DEPLOYMENT))));

    private static StackTemplate stack;

    @BeforeAll
    static void synthesize() {
        stack = Tooling.orchestratorOfFour();
    }

    @ParameterizedTest
    @ValueSource(strings = {"may-look", "may-release", "may-stop"})
    void allowsAllThatIsNeeded(String policy) {
        IamRole people = people(policy);

        assertThat(needs(policy)).allSatisfy(it -> assertThat(people.may(it)).isEqualTo(Answer.ALLOWED));
    }

    /** Takes every action, resource and condition's value out of every statement, one at a time: a need must then fail. */
    @ParameterizedTest
    @ValueSource(strings = {"may-look", "may-release", "may-stop"})
    void allowsNothingThatIsNotNeeded(String policy) {
        IamRole people = people(policy);

        assertThat(people.statements().stream()
                        .flatMap(statement -> new StatementParts(statement)
                                .all()
                                .filter(part -> !isNeeded(people, statement, part, needs(policy)))
                                .map(part -> statement.sid().orElse("") + " " + part)))
                .isEmpty();
    }

    @Test
    void whoeverMayLookMayStartAndStopNothing() {
        IamRole people = people("may-look");

        assertThat(with(STOPS, List.of(START_RELEASE, START_DEPLOYMENT)))
                .allSatisfy(it -> assertThat(people.may(it)).isEqualTo(Answer.NOT_ALLOWED));
    }

    @Test
    void whoeverMayReleaseMayEndNoExecution() {
        assertThat(STOPS)
                .allSatisfy(it -> assertThat(people("may-release").may(it)).isEqualTo(Answer.NOT_ALLOWED));
    }

    @Test
    void whoeverMayStopMayStartNoRelease() {
        assertThat(people("may-stop").may(START_RELEASE)).isEqualTo(Answer.NOT_ALLOWED);
    }

    /** A question's record has a token that answers it, which is of no use without this. */
    @ParameterizedTest
    @ValueSource(strings = {"may-look", "may-release", "may-stop", "operators"})
    void nobodyAnswersForAnApproverOrWritesARecord(String policy) {
        IamRole people = people(policy);

        assertThat(Stream.concat(
                        Stream.of("SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat")
                                .map(it -> access("states:" + it, "*")),
                        Stream.of("PutItem", "DeleteItem", "UpdateItem", "ConditionCheckItem")
                                .map(it -> record(it, "approval#web-prod-1#TRAFFIC"))))
                .allSatisfy(it -> assertThat(people.may(it)).isEqualTo(Answer.NOT_ALLOWED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"link#hash", "mail#alice#1772443230", "NEWS#shop/orders", "OWED", "TRIGGER#web"})
    void nobodyReadsWhatIsNoRecordOfWhatHappened(String key) {
        assertThat(Stream.of("may-look", "may-release", "may-stop"))
                .allSatisfy(policy ->
                        assertThat(people(policy).may(record("GetItem", key))).isEqualTo(Answer.NOT_ALLOWED));
    }

    @Test
    void nobodyReachesAnotherInstallationOfTheAccount() {
        Stream<Access> others = needs("may-stop").stream()
                .map(it -> it.to(it.action(), it.resource().replace("-longsuffix", "-other")))
                .filter(it -> it.resource().contains("-other"));

        assertThat(others)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(people("may-stop").may(it)).isEqualTo(Answer.NOT_ALLOWED));
    }

    /** Whom they belong to is for the account's owner to say. */
    @Test
    void nobodyHasAnyOfThemByThemselves() {
        for (String policy : NEEDS.keySet()) {
            for (String attached : List.of("/Roles", "/Users", "/Groups")) {
                assertThat(resource(policy).property(attached).isMissingNode())
                        .as(policy + attached)
                        .isTrue();
            }
        }
    }

    private static List<Access> needs(String policy) {
        return Optional.ofNullable(NEEDS.get(policy)).orElseThrow();
    }

    private static boolean isNeeded(IamRole people, Statement statement, String part, List<Access> needs) {
        IamRole less = people.with(statement, new StatementParts(statement).without(part));
        return needs.stream().anyMatch(it -> less.may(it) != Answer.ALLOWED);
    }

    private static IamRole people(String policy) {
        String account = SynthesizedApp.ofFourAccounts().configuration().account();
        String region = SynthesizedApp.ofFourAccounts().configuration().region();
        String document = new TemplateValues(stack, account, region)
                .resolve(resource(policy).property("/PolicyDocument"))
                .toString();
        return new IamRole(policy, PolicyDocument.permissions(Json.tree(document)), new PolicyDocument(List.of()));
    }

    private static Resource resource(String policy) {
        return stack.resource("AWS::IAM::ManagedPolicy", "ManagedPolicyName", "headgate-" + policy + "-longsuffix");
    }

    private static Access record(String operation, String key) {
        return new Access(
                "somebody", PERSON, "dynamodb:" + operation, TABLE, Map.of("dynamodb:LeadingKeys", List.of(key)));
    }

    private static Access access(String action, String resource) {
        return new Access("somebody", PERSON, action, resource, Map.of());
    }

    private static String machine(String name) {
        return "arn:aws:states" + PLACE + "stateMachine:headgate-" + name + "-longsuffix";
    }

    private static String execution(String machine) {
        return "arn:aws:states" + PLACE + "execution:headgate-" + machine + "-longsuffix:name";
    }

    private static List<Access> with(List<Access> some, List<Access> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
