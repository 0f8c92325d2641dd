using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TrialNet.Network.Benchmarks.Serving;

/// <summary>Kestrel's connection handlers, without HTTP.</summary>
internal static class KestrelServer
{
    public static Ports Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0, listen => listen.Run(Echo));
            options.Listen(IPAddress.Loopback, 0, listen => listen.Run(Recite));
        });
        var application = builder.Build();
        application.StartAsync().GetAwaiter().GetResult();
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Select(address => new Uri(address).Port).ToList();
        return new Ports(addresses[0], addresses[1]);
    }

    private static async Task Echo(ConnectionContext connection)
    {
        while (true)
        {
            var result = await connection.Transport.Input.ReadAsync().ConfigureAwait(false);
            foreach (var segment in result.Buffer)
            {
                await connection.Transport.Output.WriteAsync(segment).ConfigureAwait(false);
            }

            connection.Transport.Input.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return;
            }
        }
    }

    private static async Task Recite(ConnectionContext connection) =>
        await connection.Transport.Output.WriteAsync(ServeCommand.Poem).ConfigureAwait(false);
}
