using System.Data.Common;
using Npgsql;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Adds time limits to PostgreSQL connection strings that have none. If packets are dropped, Npgsql's own limits of 15 and 30 seconds add up to minutes.
/// </summary>
public static class PostgresTimeouts
{
    private static readonly (string Name, object Value)[] Limits = [("Timeout", 5), ("Command Timeout", 20), ("Cancellation Timeout", 1000), ("Keepalive", 10)];

    /// <summary>Returns the settings of a connection string, and adds the time limits that it lacks, such as 5 s to connect and 20 s for a command.</summary>
    public static NpgsqlConnectionStringBuilder Apply(string connection)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connection };
        var settings = new NpgsqlConnectionStringBuilder(connection);
        foreach (
            var (name, value) in Limits.Where(limit =>
                !given.ContainsKey(limit.Name) && !given.ContainsKey(limit.Name.Replace(" ", "", StringComparison.Ordinal))
            )
        )
        {
            settings[name] = value;
        }

        return settings;
    }
}
