using AdoptionSim.Contracts.Clusters;

namespace AdoptionSim.Client.Connections;

/// <summary>The client's TLS settings, from the environment variables <c>ADOPTSIM_TLS_...</c>, for silos that it starts on this machine.</summary>
internal static class ClientTls
{
    /// <summary>Returns the environment variables through which silos of this machine get the client's certificate; none if the client has none.</summary>
    public static IEnumerable<KeyValuePair<string, string>> VariablesOfSilo(TlsSettings? settings) =>
        settings is null
            ? []
            : new (string Name, string? Value)[]
            {
                (nameof(settings.Certificate), settings.Certificate),
                (nameof(settings.Key), settings.Key),
                (nameof(settings.Password), settings.Password),
                (nameof(settings.Authority), settings.Authority),
                (nameof(settings.SiloNames), settings.SiloNames),
            }
                .Where(setting => !string.IsNullOrEmpty(setting.Value))
                .Select(setting => KeyValuePair.Create($"Silo__Tls{setting.Name}", setting.Value!));

    /// <summary>Returns the client's TLS settings with absolute paths, for silos that start in other folders and later; null if TLS is off.</summary>
    public static TlsSettings? ForSilos(CliEnvironment environment)
    {
        var settings = TlsSettings.OfEnvironment(environment.Variable);
        return settings.IsGiven
            ? settings with
            {
                Certificate = Absolute(settings.Certificate),
                Key = Absolute(settings.Key),
                Authority = Absolute(settings.Authority),
            }
            : null;

        string? Absolute(string? path) => string.IsNullOrEmpty(path) ? null : environment.PathTo(path);
    }
}
