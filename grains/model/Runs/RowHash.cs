using System.IO.Hashing;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Districts;

namespace AdoptionSim.Model.Runs;

/// <summary>
/// Computes the hash (XXH128) of a district's full state, which goes into the run's digest. It covers citizens, handsets, purses (households' savings), towers
/// and services, each in order of number, as little-endian bytes.
/// </summary>
public static class RowHash
{
    public static UInt128 Of(RowSnapshot rows, District district)
    {
        var hash = new XxHash128();
        hash.Append(MemoryMarshal.AsBytes<CitizenRow>(rows.Citizens));
        foreach (var part in rows.Handsets)
        {
            hash.Append(MemoryMarshal.AsBytes(part.Span));
        }

        hash.Append(MemoryMarshal.AsBytes(district.Purses.Rows));
        foreach (var report in district.Network.Reports)
        {
            hash.Append(MemoryMarshal.AsBytes([report.Row]));
        }

        district.Services.AppendTo(hash);
        return hash.GetCurrentHashAsUInt128();
    }
}
