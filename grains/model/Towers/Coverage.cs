namespace AdoptionSim.Model.Towers;

/// <summary>The shares, 0 to 1, of a district's urban and rural homes that the mobile network covers.</summary>
public readonly record struct Coverage(double Urban, double Rural)
{
    /// <summary>The number of possible positions of homes in a settlement, numbered from 0; those with the lowest numbers are covered first.</summary>
    internal const int Locations = 65536;

    /// <summary>True if a home lies in the covered part of its settlement.</summary>
    /// <param name="location">The position of the home in its settlement.</param>
    public bool Holds(bool urban, ushort location) => location < (int)Math.Round((urban ? Urban : Rural) * Locations);
}
