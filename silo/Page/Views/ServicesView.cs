namespace AdoptionSim.Silo.Page.Views;

/// <summary>What the nation has besides the phone after a tick. Counts are of real people and things; null where the nation has no such service.</summary>
/// <param name="Readers">People who read on the intranet.</param>
/// <param name="Birthdays">In the tick.</param>
/// <param name="Remembered">Of these, on how many somebody left a post on the board.</param>
/// <param name="Seats">Taken in cinemas in the tick.</param>
/// <param name="Annoyed">Of those who sat there, annoyed by calls or shoes.</param>
/// <param name="Foreigners">In the country.</param>
internal sealed record ServicesView(long? Readers, long? Birthdays, long? Remembered, long? Seats, long? Annoyed, long? Foreigners);
