#!/usr/bin/env -S dotnet run
#:project ../AdoptionSim.Contracts.csproj
#:project ../../nations/AdoptionSim.Nations.csproj
#:package Microsoft.Extensions.Hosting
#:property PublishAot=false

// Starts a run on a cluster, asks a citizen, and reads counts by name:
//   dotnet run sample.cs -- 127.0.0.1:30000/CLUSTER        (adoptsim cluster status prints the address)
using AdoptionSim.Contracts.Citizens;
using AdoptionSim.Contracts.Clusters;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

if (args is not [var cluster])
{
    Console.Error.WriteLine("Give the address of a cluster, as adoptsim cluster status prints it.");
    return 2;
}

var builder = Host.CreateEmptyApplicationBuilder(null);
builder.UseOrleansClient(client => client.UseAdoptionSim(cluster));
using var host = builder.Build();
await host.StartAsync();
var grains = host.Services.GetRequiredService<IGrainFactory>();

var run = grains.GetGrain<IRun>("sample");
await run.Start(RunSpecification.Of("sample", Question.Load("islandia"), seed: 1, scale: 0.1));
var progress = await run.WaitFor(new Tick(52));
var citizen = await grains.GetGrain<ICitizen>("sample/IS-A.1/0").Describe();
Console.WriteLine($"{citizen.Id} is {citizen.Age} years old, {citizen.Stage}.");

var schema = MeasureSchema.Parse(await run.Schema());
var subscribers = schema.Handle("subscribers_simulated");
foreach (var row in await run.Rows(fromTick: progress.Tick, count: 1))
{
    Console.WriteLine($"{row.Date:yyyy-MM-dd}: {row.Read(schema)[subscribers]} subscribers");
}

return 0;
