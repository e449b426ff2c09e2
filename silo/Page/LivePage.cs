namespace AdoptionSim.Silo.Page;

/// <summary>The live page, at <c>/</c>: the cluster's runs and their progress. Every silo shows all of them.</summary>
public static class LivePage
{
    public static IServiceCollection AddLivePage(this IServiceCollection services) => services.AddSingleton<PageQueries>();

    public static void UseLivePage(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        PageFiles.Use(app);
        PageApi.Map(app);
    }
}
