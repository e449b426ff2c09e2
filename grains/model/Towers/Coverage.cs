namespace AdoptionSim.Model.Towers;

/// <summary>The shares, 0 to 1, of a district's urban and rural homes that the mobile network covers.</summary>
public readonly record struct Coverage(double Urban, double Rural)
{
    /// <summary>
    /// The number of possible positions of homes in the urban or rural part of a district, numbered from 0. Homes at the lowest numbers are covered first.
    /// </summary>
    internal const int Locations = 65536;

    /// <summary>True if the mobile network covers a home.</summary>
    /// <param name="urban">True if the home is in the urban part of the district.</param>
    /// <param name="location">The position of the home in the urban or rural part, from 0 to 65,535.</param>
    public bool Holds(bool urban, ushort location) => location < (int)Math.Round((urban ? Urban : Rural) * Locations);
}
