using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Silo.Page;

/// <summary>The read-only HTTP API of the live page, under <c>/api</c>.</summary>
internal static class PageApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter(Answer);
        api.MapGet("/runs", async (PageQueries queries) => Found(await queries.Runs()));
        api.MapGet("/silos", async (PageQueries queries) => Found(await queries.Silos()));
        api.MapGet("/experiments", async (PageQueries queries) => Found(await queries.Experiments()));
        api.MapGet("/runs/{run}", async (string run, PageQueries queries) => Found(await queries.About(run)));
        api.MapGet("/runs/{run}/update", async (string run, int? after, PageQueries queries) => Found(await queries.Update(run, Math.Max(-1, after ?? -1))));
        api.MapGet("/runs/{run}/ticks/{tick:int:min(0)}", async (string run, int tick, PageQueries queries) => Found(await queries.Tick(run, new Tick(tick))));
    }

    private static IResult NotNow => Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

    private static IResult Found<T>(T? answer)
        where T : class => answer is null ? Results.NotFound() : Results.Json(answer, PageJson.Options);

    /// <summary>
    /// Answers a request, or returns status 503 while the silo cannot answer: before it is a member, or just after it lost another silo or its database.
    /// </summary>
    private static async ValueTask<object?> Answer(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        call.HttpContext.Response.Headers.CacheControl = "no-store";
        call.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        if (call.HttpContext.RequestServices.GetRequiredService<ISiloStatusOracle>().CurrentStatus != SiloStatus.Active)
        {
            return NotNow;
        }

        try
        {
            return await next(call);
        }
        catch (Exception error) when (error is OrleansException or TimeoutException or IOException or StoreAwayException)
        {
            return NotNow;
        }
    }
}
