package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import dev.hubbub.proto.user.CreateUserRequest;
import dev.hubbub.proto.user.DeleteUserRequest;
import dev.hubbub.proto.user.GetUserRequest;
import dev.hubbub.proto.user.ListUsersRequest;
import dev.hubbub.proto.user.ListUsersResponse;
import dev.hubbub.proto.user.UpdateUserRequest;
import dev.hubbub.proto.user.User;
import dev.hubbub.proto.user.UserServiceGrpc;
import dev.hubbub.proto.user.UserServiceGrpc.UserServiceBlockingStub;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.Emails;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserServiceTest {

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    @SuppressWarnings("NullAway.Init") // before each test
    private ChatPeer peer;

    @SuppressWarnings("NullAway.Init") // likewise
    private UserServiceBlockingStub users;

    @BeforeEach
    void connect() {
        peer = new ChatPeer(port);
        users = UserServiceGrpc.newBlockingStub(peer.channel());
    }

    @AfterEach
    void disconnect() {
        peer.close();
    }

    @Test
    void whatIsCreatedCanBeGotChangedAndRemoved() {
        String email = Emails.unused();
        User created = create("Test User", email, 25);
        assertThat(created.getVersion()).isEqualTo(1);
        assertThat(created.getCreatedAt()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(get(created.getId())).isEqualTo(created);

        var changed = users.updateUser(
                UpdateUserRequest.newBuilder().setId(created.getId()).setAge(26).build());

        assertThat(changed.getSuccess()).isTrue();
        assertThat(changed.getUser().getName()).isEqualTo("Test User");
        assertThat(changed.getUser().getEmail()).isEqualTo(email);
        assertThat(changed.getUser().getAge()).isEqualTo(26);
        assertThat(changed.getUser().getVersion()).isEqualTo(2);
        assertThat(users.deleteUser(delete(created.getId())).getSuccess()).isTrue();
        fails(Status.Code.NOT_FOUND, () -> get(created.getId()));
        fails(Status.Code.NOT_FOUND, () -> users.deleteUser(delete(created.getId())));
    }

    @Test
    void anAgeOfZeroCanBeSet() {
        User created = create("Baby", Emails.unused(), 1);

        User changed = users.updateUser(UpdateUserRequest.newBuilder()
                        .setId(created.getId())
                        .setAge(0)
                        .build())
                .getUser();

        assertThat(changed.getAge()).isZero();
    }

    @Test
    void allFaultsOfARequestComeAtOnce() {
        StatusRuntimeException failure =
                fails(Status.Code.INVALID_ARGUMENT, () -> create(" ", "nobody at nowhere", 151));

        assertThat(violations(failure)).containsExactly("name", "email", "age");
        assertThat(violations(fails(
                        Status.Code.INVALID_ARGUMENT,
                        () -> users.updateUser(UpdateUserRequest.newBuilder()
                                .setName("")
                                .setAge(-1)
                                .build()))))
                .containsExactly("id", "name", "age");
        assertThat(violations(fails(
                        Status.Code.INVALID_ARGUMENT,
                        () -> users.listUsers(ListUsersRequest.newBuilder()
                                .setPage(-1)
                                .setLimit(1001)
                                .setPageToken("?")
                                .build()))))
                .containsExactly("page", "limit", "page_token");
    }

    @Test
    void anEmailThatIsTakenAlreadyExists() {
        String email = Emails.unused();
        create("Ann", email, 25);

        assertThat(fails(Status.Code.ALREADY_EXISTS, () -> create("Bob", email.toUpperCase(Locale.ROOT), 30)))
                .hasMessageContaining("email");
    }

    @Test
    void aCreationThatIsSentAgainIsDoneOnce() {
        CreateUserRequest request = CreateUserRequest.newBuilder()
                .setName("Ann")
                .setEmail(Emails.unused())
                .setAge(25)
                .setIdempotencyKey("again-" + Emails.unused())
                .build();

        assertThat(users.createUser(request).getUser())
                .isEqualTo(users.createUser(request).getUser());
    }

    @Test
    void anUpdateOfAnOldVersionIsAborted() {
        User created = create("Ann", Emails.unused(), 25);
        UpdateUserRequest request = UpdateUserRequest.newBuilder()
                .setId(created.getId())
                .setName("Anna")
                .setVersion(1)
                .build();
        users.updateUser(request);

        assertThat(fails(Status.Code.ABORTED, () -> users.updateUser(request)))
                .hasMessageContaining("version 2, not 1");
    }

    /** The fault of a predecessor: an identical update in the same second was "not found". */
    @Test
    void anIdenticalUpdateIsAnUpdate() {
        User created = create("Ann", Emails.unused(), 25);
        UpdateUserRequest request = UpdateUserRequest.newBuilder()
                .setId(created.getId())
                .setName("Ann")
                .build();

        users.updateUser(request);

        assertThat(users.updateUser(request).getUser().getVersion()).isEqualTo(3);
    }

    /** The fault of a predecessor: the list was the same whatever page was asked for. */
    @Test
    void pagesAreWhatTheyAreAskedFor() {
        IntStream.range(0, 5).forEach(i -> create("Page " + i, Emails.unused(), i));

        ListUsersResponse first = page(1);
        ListUsersResponse second = page(2);

        assertThat(first.getUsersCount()).isEqualTo(2);
        assertThat(second.getUsersList()).doesNotContainAnyElementsOf(first.getUsersList());
        assertThat(second.getUsers(0).getId()).isGreaterThan(first.getUsers(1).getId());
        assertThat(first.getTotal()).isGreaterThanOrEqualTo(5);
        assertThat(page(1_000_000).getUsersList()).isEmpty();
    }

    @Test
    void tokensLeadThroughAllUsersOnce() {
        List<Integer> made = IntStream.range(0, 5)
                .mapToObj(i -> create("Token " + i, Emails.unused(), i).getId())
                .toList();

        Set<Integer> seen = new HashSet<>();
        String token = "";
        do {
            ListUsersResponse page = users.listUsers(ListUsersRequest.newBuilder()
                    .setLimit(3)
                    .setPageToken(token)
                    .build());
            page.getUsersList()
                    .forEach(user -> assertThat(seen.add(user.getId())).isTrue());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        assertThat(seen).containsAll(made);
    }

    private User create(String name, String email, int age) {
        var answer = users.createUser(CreateUserRequest.newBuilder()
                .setName(name)
                .setEmail(email)
                .setAge(age)
                .build());
        assertThat(answer.getSuccess()).isTrue();
        return answer.getUser();
    }

    private User get(int id) {
        return users.getUser(GetUserRequest.newBuilder().setId(id).build()).getUser();
    }

    private ListUsersResponse page(int page) {
        return users.listUsers(
                ListUsersRequest.newBuilder().setPage(page).setLimit(2).build());
    }

    private static DeleteUserRequest delete(int id) {
        return DeleteUserRequest.newBuilder().setId(id).build();
    }

    private static StatusRuntimeException fails(Status.Code code, ThrowingCallable call) {
        StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(failure.getStatus().getCode()).isEqualTo(code);
        return failure;
    }

    private static List<String> violations(StatusRuntimeException failure) {
        try {
            var status = Objects.requireNonNull(StatusProto.fromThrowable(failure));
            return status.getDetails(0).unpack(BadRequest.class).getFieldViolationsList().stream()
                    .map(BadRequest.FieldViolation::getField)
                    .toList();
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
