#!/bin/bash
# The first process of a node: mounts, addresses, then every component, each started again one
# second after it ends. The keeper starts it in network, mount and PID namespaces of its own.
#
#   node.sh STATE-FOLDER       CONTROL_PLANE_ONLY=1: etcd and the API server; AUDIT=1: an audit log
set -euo pipefail
STATE=$1
# The same path in every cluster: what containerd writes down of its paths stays true in a copy.
S=/run/node
BIN=$S/bin

mount --make-rprivate /
mount -t proc proc /proc
mount -t tmpfs -o mode=755 tmpfs /run # sockets, handles of namespaces, xtables.lock, leases
mkdir -p $S /run/pids /run/held /run/lock /run/netns /run/sysctl
mount --bind "$STATE" $S
mount --make-rshared / # the kubelet wants to propagate pods' mounts
mount -t tmpfs -o mode=755 tmpfs /var/log
mkdir -p /var/log/pods /var/log/containers /var/lib/kubelet /var/lib/cni
mount --bind $S/kubelet /var/lib/kubelet
mount --bind $S/cni/state /var/lib/cni
mount --bind $S/pods /var/log/pods

# The kubelet sets these for the whole machine. It finds the values that it wants instead.
for pair in vm.overcommit_memory=1 kernel.panic=10 kernel.panic_on_oops=1; do
  key=${pair%=*}
  echo "${pair#*=}" >/run/sysctl/"$key"
  mount --bind /run/sysctl/"$key" "/proc/sys/${key//.//}"
done

ip link set lo up
ip link add node0 type bridge # not every kernel has dummy devices
ip addr add "$NODE_IP/32" dev node0
ip link set node0 up
# So that a packet to a Service reaches OUTPUT, where kube-proxy redirects it. No default route.
ip route add "$SERVICE_CIDR" dev node0
echo 1 >/proc/sys/net/ipv4/ip_forward
if [ -e /proc/sys/net/bridge/bridge-nf-call-iptables ]; then
  echo 1 >/proc/sys/net/bridge/bridge-nf-call-iptables
fi

# keep NAME COMMAND...: while /run/held/NAME, a pipe, is there, the component stays down
keep() {
  local name=$1
  shift
  while :; do
    "$@" >>"$S/log/$name.log" 2>&1 &
    echo $! >"/run/pids/$name"
    wait $! || true
    echo "--- $name ended" >>"$S/log/$name.log"
    sleep 1
    if [ -p "/run/held/$name" ]; then read -r _ <"/run/held/$name" || true; fi
  done &
}

audit=()
[ -z "${AUDIT:-}" ] || audit=(--audit-policy-file $S/audit.yaml
  --audit-log-path $S/log/audit.log --audit-log-maxsize 200)

# A crash of the machine may cost the data: then the namespaces are gone as well.
keep etcd $BIN/etcd --name node --data-dir $S/etcd --unsafe-no-fsync \
  --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 \
  --listen-peer-urls http://127.0.0.1:2380 --initial-advertise-peer-urls http://127.0.0.1:2380 \
  --initial-cluster node=http://127.0.0.1:2380 --quota-backend-bytes 8589934592 \
  --auto-compaction-mode periodic --auto-compaction-retention 5m --log-level warn
keep kube-apiserver $BIN/kube-apiserver --etcd-servers http://127.0.0.1:2379 \
  --bind-address 0.0.0.0 --secure-port 6443 --advertise-address "$NODE_IP" \
  --service-cluster-ip-range "$SERVICE_CIDR" --authorization-mode Node,RBAC \
  --enable-admission-plugins NodeRestriction --client-ca-file $S/pki/ca.crt \
  --tls-cert-file $S/pki/kube-apiserver.crt --tls-private-key-file $S/pki/kube-apiserver.key \
  --kubelet-client-certificate $S/pki/admin.crt --kubelet-client-key $S/pki/admin.key \
  --kubelet-certificate-authority $S/pki/ca.crt --kubelet-preferred-address-types InternalIP \
  --service-account-issuer https://kubernetes.default.svc.cluster.local \
  --service-account-key-file $S/pki/sa.key --service-account-signing-key-file $S/pki/sa.key \
  --profiling=false "${audit[@]}"

if [ -z "${CONTROL_PLANE_ONLY:-}" ]; then
  keep containerd containerd --config $S/containerd.toml
  until curl -sf --cacert $S/pki/ca.crt --cert $S/pki/admin.crt --key $S/pki/admin.key \
    https://127.0.0.1:6443/readyz >/dev/null; do sleep 0.1; done
  # The client limit's default costs 4 s until the first service account is there; an election
  # would cost every restart the rest of the old lease.
  keep kube-controller-manager $BIN/kube-controller-manager \
    --kubeconfig $S/kube-controller-manager.kubeconfig --leader-elect=false \
    --kube-api-qps 200 --kube-api-burst 400 --use-service-account-credentials \
    --root-ca-file $S/pki/ca.crt --service-account-private-key-file $S/pki/sa.key \
    --bind-address 127.0.0.1 \
    --cluster-signing-cert-file $S/pki/ca.crt --cluster-signing-key-file $S/pki/ca.key
  keep kube-scheduler $BIN/kube-scheduler --kubeconfig $S/kube-scheduler.kubeconfig \
    --leader-elect=false --bind-address 127.0.0.1
  keep kubelet $BIN/kubelet --config $S/kubelet.yaml --kubeconfig $S/kubelet.kubeconfig \
    --hostname-override node --node-ip "$NODE_IP" --root-dir /var/lib/kubelet
  keep kube-proxy $BIN/kube-proxy --config $S/kube-proxy.yaml
  keep coredns $BIN/coredns -conf $S/Corefile
fi

while :; do # bash as the first process reaps orphans
  wait
  sleep 1
done
