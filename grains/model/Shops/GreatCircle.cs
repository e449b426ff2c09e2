using AdoptionSim.Nations;

namespace AdoptionSim.Model.Shops;

/// <summary>Computes distances over the earth's surface, rounded to whole metres so that all platforms give the same result.</summary>
public static class GreatCircle
{
    /// <summary>The mean radius of the earth in metres, as defined by the IUGG.</summary>
    private const double Radius = 6_371_008.8;

    /// <summary>Returns the distance in metres between two districts by the haversine formula (Sinnott 1984, Sky and Telescope 68).</summary>
    /// <exception cref="ArgumentException">A district has no coordinates.</exception>
    public static int Metres(District from, District to)
    {
        var ((fromLatitude, fromLongitude), (toLatitude, toLongitude)) = (Point(from), Point(to));
        var north = Math.Sin((toLatitude - fromLatitude) / 2);
        var east = Math.Sin((toLongitude - fromLongitude) / 2);
        var haversine = (north * north) + (Math.Cos(fromLatitude) * Math.Cos(toLatitude) * east * east);
        return (int)Math.Round(2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(haversine))));
    }

    private static (double Latitude, double Longitude) Point(District district) =>
        district is { Latitude: { } latitude, Longitude: { } longitude }
            ? (latitude * Math.PI / 180, longitude * Math.PI / 180)
            : throw new ArgumentException($"District {district.Key} has no coordinates.", nameof(district));
}
