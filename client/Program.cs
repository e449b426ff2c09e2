using AdoptionSim.Client;
using AdoptionSim.Client.Hosting;

using var interrupt = new Interrupt();
return await CommandLine.InvokeAsync(args, Surroundings.OfThisProcess(), interrupt.Token);
