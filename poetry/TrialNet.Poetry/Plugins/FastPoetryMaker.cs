using System.Net;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Services;

namespace TrialNet.Poetry.Plugins;

/// <summary><c>twistd fastpoetry</c>: fastpoetry 3.0 of the series (part 16), with any number of poems (exercises 16.1 and 16.3).</summary>
public sealed class FastPoetryMaker : IServiceMaker
{
    private static readonly ServiceOption Poem =
        new("poem", "a poem's file, and the port if it is not that of --port (the next ones for further poems)", IsRepeatable: true, ValueName: "FILE[:PORT]");

    /// <inheritdoc/>
    public string Name => "fastpoetry";

    /// <inheritdoc/>
    public string Description => "Serves poems, each on a port of its own, all at once.";

    /// <inheritdoc/>
    public IReadOnlyList<ServiceOption> Options => [PluginOptions.Port, Poem, PluginOptions.Interface, PluginOptions.Drain];

    /// <inheritdoc/>
    public IService MakeService(IReactor reactor, ServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var first = PluginOptions.Address(options);
        var drain = PluginOptions.Read(options, PluginOptions.Drain, OptionValues.Seconds);
        var poems = options.All(Poem.Name);
        if (poems.Count == 0)
        {
            throw new ArgumentException("there is no poem to serve: --poem FILE[:PORT]");
        }

        var service = new MultiService();
        for (var index = 0; index < poems.Count; index++)
        {
            // Read now, before a port is opened: a service without its poem is none.
            var (file, port) = PoemAtPort.Parse(poems[index], NextPort(first.Port, index));
            var factory = new FastPoetryFactory(ReadPoem(file));
            new PoetryServer(reactor, new IPEndPoint(first.Address, port), factory, Path.GetFileName(file), drain).SetServiceParent(service);
        }

        return service;
    }

    private static int NextPort(int port, int index) => port == 0 ? 0 : port + index <= IPEndPoint.MaxPort
        ? port + index
        : throw new ArgumentException($"there are more poems than ports from {port} on");

    private static byte[] ReadPoem(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"the poem '{file}' cannot be read: {error.Message}", error);
        }
    }
}
