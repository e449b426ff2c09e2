using AdoptionSim.Contracts.Clusters;

namespace AdoptionSim.Silo.Tls;

/// <summary>Thrown when a TLS setting is invalid, or a gateway and a client do not accept each other. The message names the setting or the cause.</summary>
public sealed class TlsException : Exception
{
    public TlsException() { }

    public TlsException(string message)
        : base(message) { }

    public TlsException(string message, Exception innerException)
        : base(message, innerException) { }

    internal TlsException(string setting, string? found, string expected)
        : base($"{setting}: {(string.IsNullOrEmpty(found) ? "nothing is given" : $"'{found}' is not accepted")}; expected {expected}.") =>
        Setting = (setting, found, expected);

    /// <summary>The invalid property of <see cref="TlsSettings"/>, its value and the expected values; null for other failures.</summary>
    public (string Name, string? Found, string Expected)? Setting { get; }
}
