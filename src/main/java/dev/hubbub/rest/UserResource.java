package dev.hubbub.rest;

import dev.hubbub.user.NewUser;
import dev.hubbub.user.PageRequest;
import dev.hubbub.user.User;
import dev.hubbub.user.UserChange;
import dev.hubbub.user.UserDirectory;
import dev.hubbub.user.UserPage;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The user directory; the same as {@code service.UserService} over gRPC. */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class UserResource {

    private final UserDirectory users;

    UserResource(UserDirectory users) {
        this.users = users;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create a user: {\"name\": \"Ann\", \"email\": \"ann@example.com\", \"age\": 25}")
    public CompletionStage<RestResponse<UserView>> create(
            @Nullable String body,
            @Parameter(description = "asked for again with the same key, it is created once")
                    @RestHeader("Idempotency-Key")
                    @Nullable String key) {
        UserBody read = UserBody.read(body, "name", "email", "age");
        NewUser user = NewUser.of(
                read.text("name", ""),
                read.text("email", ""),
                read.wholeNumber("age", 0),
                key == null ? "" : key,
                read.faults());
        return users.create(user)
                .thenApply(made -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, UserView.of(made))
                        .header(HttpHeaders.LOCATION, "/users/" + made.id())
                        .build());
    }

    @GET
    @Operation(summary = "Users by id, in pages: by number, or by the nextPageToken of the page before")
    public CompletionStage<PageView> list(
            @Parameter(description = "how many at most, up to 1000; 20") @RestQuery @Nullable String limit,
            @Parameter(description = "from 1; 1") @RestQuery @Nullable String page,
            @Parameter(description = "not with a page") @RestQuery @Nullable String pageToken) {
        QueryParameters query = new QueryParameters();
        int size = query.wholeNumber("limit", limit, 0);
        int number = query.wholeNumber("page", page, 0);
        return users.list(PageRequest.of(number, size, pageToken == null ? "" : pageToken, query.faults()))
                .thenApply(PageView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A user")
    public CompletionStage<UserView> get(@RestPath String id) {
        return users.get(id(id)).thenApply(UserView::of);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change name, email or age; with a version, only if the user is still at it")
    public CompletionStage<UserView> update(@RestPath String id, @Nullable String body) {
        UserBody read = UserBody.read(body, "name", "email", "age", "version");
        String name = read.text("name");
        String email = read.text("email");
        Integer age = read.wholeNumber("age");
        Long version = read.longNumber("version");
        int whom = new QueryParameters(read.faults()).wholeNumber("id", id);
        return users.update(UserChange.of(whom, name, email, age, version, read.faults()))
                .thenApply(UserView::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove a user")
    public CompletionStage<Void> delete(@RestPath String id) {
        return users.delete(id(id));
    }

    private static int id(String text) {
        QueryParameters path = new QueryParameters();
        int id = path.wholeNumber("id", text);
        path.faults().throwIfAny();
        return id;
    }

    /** See {@link User}. */
    public record UserView(
            int id, String name, String email, int age, long version, Instant createdAt, Instant updatedAt) {

        static UserView of(User user) {
            return new UserView(
                    user.id(),
                    user.name(),
                    user.email(),
                    user.age(),
                    user.version(),
                    user.createdAt(),
                    user.updatedAt());
        }
    }

    /** See {@link UserPage}. */
    public record PageView(List<UserView> users, long total, String nextPageToken) {

        static PageView of(UserPage page) {
            return new PageView(page.users().stream().map(UserView::of).toList(), page.total(), page.nextToken());
        }
    }
}
