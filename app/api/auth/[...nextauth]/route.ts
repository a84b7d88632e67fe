import { authRoute } from "@/lib/http/auth-route.server";

const handler = authRoute();

export { handler as GET, handler as POST };
