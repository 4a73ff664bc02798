package dev.hubbub.grpc;

import com.google.protobuf.Message;
import dev.hubbub.error.Faults;
import dev.hubbub.proto.user.CreateUserRequest;
import dev.hubbub.proto.user.CreateUserResponse;
import dev.hubbub.proto.user.DeleteUserRequest;
import dev.hubbub.proto.user.DeleteUserResponse;
import dev.hubbub.proto.user.GetUserRequest;
import dev.hubbub.proto.user.GetUserResponse;
import dev.hubbub.proto.user.ListUsersRequest;
import dev.hubbub.proto.user.ListUsersResponse;
import dev.hubbub.proto.user.UpdateUserRequest;
import dev.hubbub.proto.user.UpdateUserResponse;
import dev.hubbub.proto.user.UserServiceGrpc;
import dev.hubbub.user.PageRequest;
import dev.hubbub.user.UserDirectory;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** {@code service.UserService}: the user directory. */
public final class UserService {

    private final UserDirectory users;

    public UserService(UserDirectory users) {
        this.users = users;
    }

    /** The service, to be given to a server. */
    public ServerServiceDefinition definition() {
        Services services = Services.of(UserServiceGrpc.getServiceDescriptor());
        add(services, UserServiceGrpc.getCreateUserMethod(), CreateUserRequest.getDefaultInstance(), this::create);
        add(services, UserServiceGrpc.getGetUserMethod(), GetUserRequest.getDefaultInstance(), this::get);
        add(services, UserServiceGrpc.getListUsersMethod(), ListUsersRequest.getDefaultInstance(), this::list);
        add(services, UserServiceGrpc.getUpdateUserMethod(), UpdateUserRequest.getDefaultInstance(), this::update);
        add(services, UserServiceGrpc.getDeleteUserMethod(), DeleteUserRequest.getDefaultInstance(), this::delete);
        return services.build();
    }

    private static <Q extends Message, A> void add(
            Services services, MethodDescriptor<Q, A> method, Q request, Function<Q, CompletionStage<A>> answer) {
        services.method(method, request, call -> new UnaryCall<>(call, answer));
    }

    private CompletionStage<CreateUserResponse> create(CreateUserRequest request) {
        return users.create(UserProtos.newUser(request)).thenApply(user -> CreateUserResponse.newBuilder()
                .setUser(UserProtos.user(user))
                .setSuccess(true)
                .setMessage("User created")
                .build());
    }

    private CompletionStage<GetUserResponse> get(GetUserRequest request) {
        return users.get(request.getId()).thenApply(user -> GetUserResponse.newBuilder()
                .setUser(UserProtos.user(user))
                .setSuccess(true)
                .setMessage("User found")
                .build());
    }

    private CompletionStage<ListUsersResponse> list(ListUsersRequest request) {
        return users.list(PageRequest.of(request.getPage(), request.getLimit(), request.getPageToken(), new Faults()))
                .thenApply(UserProtos::page);
    }

    private CompletionStage<UpdateUserResponse> update(UpdateUserRequest request) {
        return users.update(UserProtos.change(request)).thenApply(user -> UpdateUserResponse.newBuilder()
                .setUser(UserProtos.user(user))
                .setSuccess(true)
                .setMessage("User updated")
                .build());
    }

    private CompletionStage<DeleteUserResponse> delete(DeleteUserRequest request) {
        return users.delete(request.getId()).thenApply(deleted -> DeleteUserResponse.newBuilder()
                .setSuccess(true)
                .setMessage("User deleted")
                .build());
    }
}
