using AdoptionSim.Nations.Commands;

namespace AdoptionSim.Model.Districts;

/// <summary>What a journalled command asks of a district's citizen, handset or tower.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Number">Of the citizen, handset or tower.</param>
/// <param name="Value">A model's index, US cents, a citizen's number or channels, as the kind wants it; else 0.</param>
public readonly record struct DistrictCommand(CommandKind Kind, int Number, int Value);
