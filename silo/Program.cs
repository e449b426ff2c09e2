using AdoptionSim.Silo;
using AdoptionSim.Silo.Settings;

LoopbackProxy.Install();
return await SiloHost.RunAsync(args, Console.Error);
