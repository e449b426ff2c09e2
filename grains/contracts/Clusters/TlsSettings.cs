namespace AdoptionSim.Contracts.Clusters;

/// <summary>The settings of mutual TLS: paths of certificates and keys, and the names that certificates must have. TLS is off when all are empty.</summary>
/// <remarks>
/// A silo reads them from its settings (<c>Silo:TlsCertificate</c> and so on), a client from the environment, see <see cref="OfEnvironment"/>.
/// </remarks>
public sealed record TlsSettings
{
    /// <summary>The prefix of a client's environment variables, followed by the property's name in upper case, as in <c>ADOPTSIM_TLS_SILO_NAMES</c>.</summary>
    public const string Prefix = "ADOPTSIM_TLS_";

    /// <summary>The path of this process's certificate: PEM, followed by intermediate certificates, or PFX (<c>.pfx</c>, <c>.p12</c>).</summary>
    public string? Certificate { get; init; }

    /// <summary>The path of the certificate's private key in PEM; null for PFX, and if the certificate's file also has the key.</summary>
    public string? Key { get; init; }

    /// <summary>The password of the PFX file or of an encrypted key; null for none.</summary>
    public string? Password { get; init; }

    /// <summary>The path of the certificates, in PEM, of the only trusted authorities. The system's authorities are not trusted.</summary>
    public string? Authority { get; init; }

    /// <summary>DNS names, separated by commas, one of which a silo's certificate must have; null for any certificate of the authority.</summary>
    public string? SiloNames { get; init; }

    /// <summary>DNS names, separated by commas, one of which a client's certificate must have; null for any certificate of the authority.</summary>
    public string? ClientNames { get; init; }

    /// <summary>True to check revocation online and to refuse a certificate whose state is unknown.</summary>
    public bool Revocation { get; init; }

    /// <summary>True if any file or name is given.</summary>
    public bool IsGiven => new[] { Certificate, Key, Password, Authority, SiloNames, ClientNames }.Any(value => !string.IsNullOrEmpty(value));

    /// <summary>Returns the name of the environment variable from which a client reads the given property.</summary>
    /// <param name="property">The property's name, such as <c>SiloNames</c>.</param>
    public static string VariableOf(string property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return Prefix
            + string.Concat(
                property.Select((letter, index) => index > 0 && char.IsAsciiLetterUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}")
            );
    }

    /// <summary>Reads a client's settings from environment variables.</summary>
    /// <param name="variable">Returns the value of a variable, or null.</param>
    public static TlsSettings OfEnvironment(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return new TlsSettings
        {
            Certificate = variable(VariableOf(nameof(Certificate))),
            Key = variable(VariableOf(nameof(Key))),
            Password = variable(VariableOf(nameof(Password))),
            Authority = variable(VariableOf(nameof(Authority))),
            SiloNames = variable(VariableOf(nameof(SiloNames))),
        };
    }
}
