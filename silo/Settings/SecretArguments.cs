using Npgsql;

namespace AdoptionSim.Silo.Settings;

/// <summary>Refuses secrets on the command line, which every user of the machine can read in the process list.</summary>
public static class SecretArguments
{
    private static readonly string[] Connections = ["--Silo:Postgres", "--Checkpoints:Postgres"];
    private static readonly string[] Passwords = ["--Silo:TlsPassword"];

    /// <summary>True if a connection string holds a password.</summary>
    public static bool HasPassword(string connection)
    {
        try
        {
            return !string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connection).Password);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            // The validator reports it.
            return false;
        }
    }

    /// <summary>Returns the error for a command-line argument that holds a password; null if it holds none. The message does not repeat the value.</summary>
    /// <param name="argument">NAME=VALUE.</param>
    internal static string? Complaint(string argument)
    {
        var (name, value) = argument.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? (argument[..at], argument[(at + 1)..]) : (argument, "");
        return
            Passwords.Contains(name, StringComparer.OrdinalIgnoreCase) || (Connections.Contains(name, StringComparer.OrdinalIgnoreCase) && HasPassword(value))
            ? $"{name}: the value holds a password, and the list of processes shows the command line to every user of this machine; set the "
                + $"environment variable {name[2..].Replace(":", "__", StringComparison.Ordinal)} instead."
            : null;
    }
}
