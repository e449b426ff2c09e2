using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Silo.Page;

/// <summary>The read-only HTTP API of the live page, under <c>/api</c>.</summary>
internal static class PageApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter(Answer);
        api.MapGet("/runs", async (Lookout lookout) => Found(await lookout.Runs()));
        api.MapGet("/silos", async (Lookout lookout) => Found(await lookout.Silos()));
        api.MapGet("/experiments", async (Lookout lookout) => Found(await lookout.Experiments()));
        api.MapGet("/runs/{run}", async (string run, Lookout lookout) => Found(await lookout.About(run)));
        api.MapGet("/runs/{run}/news", async (string run, int? after, Lookout lookout) => Found(await lookout.Update(run, Math.Max(-1, after ?? -1))));
        api.MapGet("/runs/{run}/ticks/{tick:int:min(0)}", async (string run, int tick, Lookout lookout) => Found(await lookout.Tick(run, new Tick(tick))));
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
