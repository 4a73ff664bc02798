package dev.hubbub.grpc;

import dev.hubbub.error.Faults;
import dev.hubbub.proto.user.CreateUserRequest;
import dev.hubbub.proto.user.ListUsersResponse;
import dev.hubbub.proto.user.UpdateUserRequest;
import dev.hubbub.user.NewUser;
import dev.hubbub.user.User;
import dev.hubbub.user.UserChange;
import dev.hubbub.user.UserPage;

/** Maps the directory's values to messages on the wire, and back. */
final class UserProtos {

    private UserProtos() {}

    static dev.hubbub.proto.user.User user(User user) {
        return dev.hubbub.proto.user.User.newBuilder()
                .setId(user.id())
                .setName(user.name())
                .setEmail(user.email())
                .setAge(user.age())
                .setCreatedAt(user.createdAt().toString())
                .setUpdatedAt(user.updatedAt().toString())
                .setVersion(user.version())
                .build();
    }

    static ListUsersResponse page(UserPage page) {
        return ListUsersResponse.newBuilder()
                .addAllUsers(page.users().stream().map(UserProtos::user).toList())
                .setTotal((int) Math.min(page.total(), Integer.MAX_VALUE))
                .setSuccess(true)
                .setMessage(page.users().size() + " users")
                .setNextPageToken(page.nextToken())
                .build();
    }

    static NewUser newUser(CreateUserRequest request) {
        return NewUser.of(
                request.getName(), request.getEmail(), request.getAge(), request.getIdempotencyKey(), new Faults());
    }

    static UserChange change(UpdateUserRequest request) {
        return new UserChange(
                request.getId(),
                request.hasName() ? request.getName() : null,
                request.hasEmail() ? request.getEmail() : null,
                request.hasAge() ? request.getAge() : null,
                request.hasVersion() ? request.getVersion() : null);
    }
}
