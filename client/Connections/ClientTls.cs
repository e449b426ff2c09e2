using AdoptionSim.Silo.Tls;

namespace AdoptionSim.Client.Connections;

/// <summary>The client's own certificate, from the environment variables <c>ADOPTSIM_TLS_...</c>.</summary>
internal static class ClientTls
{
    /// <returns>Null if no variable is set.</returns>
    /// <exception cref="RefusedException">A variable has a bad value; the message names it.</exception>
    public static TlsIdentity? Read(Func<string, string?> variable)
    {
        try
        {
            return TlsIdentity.Read(TlsSettings.OfEnvironment(variable));
        }
        catch (TlsException error) when (error.Setting is { } setting)
        {
            throw Refused(error, setting);
        }
    }

    /// <summary>
    /// Returns the client's certificate for silos inside this process, which use it at both ends of a connection; null if the client has no certificate.
    /// </summary>
    /// <exception cref="RefusedException">The certificate is restricted to one end.</exception>
    public static TlsIdentity? ForOwnSilos(TlsIdentity? identity)
    {
        try
        {
            return identity?.ForSilo();
        }
        catch (TlsException error) when (error.Setting is { } setting)
        {
            throw Refused(error, setting);
        }
    }

    private static RefusedException Refused(TlsException error, (string Name, string? Found, string Expected) setting) =>
        new(
            $"{TlsSettings.VariableOf(setting.Name)}: "
                + $"{(string.IsNullOrEmpty(setting.Found) ? "nothing is given" : $"'{setting.Found}' is not accepted")}; expected {setting.Expected}",
            error
        );

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
