package dev.headgate.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.cli.doctor.Result.CannotTell;
import dev.headgate.cli.doctor.Result.Fault;
import dev.headgate.traffic.TrafficControlException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class ExaminationTest {

    @ParameterizedTest
    @ValueSource(strings = {"AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation"})
    void namesThePermissionThatIsMissing(String code) {
        assertThat(examine(() -> {
                    throw DoctorScene.refusal(code, "not authorized");
                }))
                .isEqualTo(new CannotTell(
                        "AWS says: not authorized", "Allow these credentials sqs:Look, and run doctor again"));
    }

    @Test
    void findsTheRefusalBehindTheControllersException() {
        assertThat(examine(() -> {
                    throw new TrafficControlException("ECS", DoctorScene.refusal("AccessDenied", "not authorized"));
                }))
                .isInstanceOfSatisfying(
                        CannotTell.class, it -> assertThat(it.cure()).contains("sqs:Look"));
    }

    @Test
    void namesTheOneActionThatAwsNames() {
        assertThat(examine(() -> {
                    throw DoctorScene.refusal(
                            "AccessDenied",
                            "User: arn:aws:iam::111122223333:user/carol is not authorized to perform: SQS:Glance on"
                                    + " resource: q with an explicit deny in a service control policy");
                }))
                .isEqualTo(new CannotTell(
                        "not allowed: SQS:Glance on resource: q with an explicit deny in a service control policy",
                        "Allow these credentials SQS:Glance, and run doctor again"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExpiredToken", "ExpiredTokenException", "UnrecognizedClientException"})
    void asksForFreshCredentialsWhenTheyExpireMeanwhile(String code) {
        assertThat(examine(() -> {
                    throw DoctorScene.refusal(code, "The security token included in the request is expired");
                }))
                .isEqualTo(new CannotTell(
                        "AWS says: The security token included in the request is expired",
                        "Sign in again, and run doctor with the fresh credentials"));
    }

    @Test
    void doesNotPromiseThatARepetitionHelpsAgainstAnError() {
        assertThat(examine(() -> {
                    throw DoctorScene.refusal("ValidationException", "Invalid ARN");
                }))
                .isEqualTo(new CannotTell(
                        "AWS says: Invalid ARN", "Run doctor again; should AWS say the same, look in the console"));
    }

    @Test
    void repeatsWhatElseAwsSays() {
        assertThat(examine(() -> {
                    throw DoctorScene.refusal("ThrottlingException", "Rate exceeded");
                }))
                .isEqualTo(new CannotTell("AWS says: Rate exceeded", "Run doctor again in a minute"));
    }

    @Test
    void saysWhenAwsDidNotAnswer() {
        assertThat(examine(() -> {
                    throw SdkClientException.create("Read timed out");
                }))
                .isEqualTo(new CannotTell("AWS did not answer: Read timed out", "Run doctor again in a minute"));
    }

    @Test
    void takesWhatTheControllerItselfFoundForAFault() {
        assertThat(examine(() -> {
                    throw new TrafficControlException("Group g has no production listener. Set one.");
                }))
                .isEqualTo(new Fault("Group g has no production listener", "Set one."));
    }

    @Test
    void hidesNoFaultOfTheProgram() {
        assertThatThrownBy(() -> examine(() -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
    }

    private static Result examine(Supplier<Result> look) {
        return Examination.of(new Check() {
            @Override
            public String name() {
                return "queue";
            }

            @Override
            public List<String> permissions() {
                return List.of("sqs:Look");
            }

            @Override
            public Result run() {
                return look.get();
            }
        });
    }
}
