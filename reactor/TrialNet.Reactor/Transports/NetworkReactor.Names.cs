using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Names;

namespace TrialNet.Reactor.Transports;

/// <content>Names and who resolves them (rules R-RES).</content>
internal abstract partial class NetworkReactor : IReactorNames
{
    private INameResolver? _nameResolver;

    public INameResolver NameResolver => _nameResolver ??= CreateNameResolver();

    public INameResolver InstallNameResolver(INameResolver resolver)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        VerifyThread();
        var before = NameResolver;
        _nameResolver = resolver;
        return before;
    }

    public Deferred<IPAddress> Resolve(string hostName, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(hostName);
        VerifyThread();
        return ThreadedNameResolver.FindWithoutAsking(hostName, AddressFamily.Unspecified) is { } address
            ? Deferred.Succeed(address, file, line)
            : FirstAddress.Begin(NameResolver, hostName, file, line);
    }

    /// <summary>Asks the installed resolver on behalf of a resource, of which the resolution is a part.</summary>
    internal IHostResolution ResolvePartly(IResolutionReceiver receiver, string hostName, int port) =>
        NameResolver is ThreadedNameResolver own
            ? own.Resolve(receiver, hostName, port, AddressFamily.Unspecified, isListed: false)
            : NameResolver.ResolveHostName(receiver, hostName, port);

    /// <summary>Who resolves names until another is installed.</summary>
    private protected virtual INameResolver CreateNameResolver() => new ThreadedNameResolver(this);
}
